package org.brightline.platform.banks;

/**
 * What became of a file.
 *
 * @param lines that are not blank, comment or header
 * @param added entries
 * @param known lines that were passed over, because the bank has all their fingerprints
 * @param refused lines that are wrong
 * @param digest SHA-256 of the file, 64 hexadecimal digits
 */
public record ImportReport(long lines, long added, long known, long refused, String digest) {

    /** What became of a file, for people. */
    public static String words(long added, long known, long refused) {
        if (added == 0 && known == 0 && refused == 0) {
            return "The file holds no entry; nothing was added.";
        }
        return count(added, "entry was", "entries were") + " added; " + count(known, "was", "were") + " known already, "
                + count(refused, "line was", "lines were") + " wrong.";
    }

    private static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
