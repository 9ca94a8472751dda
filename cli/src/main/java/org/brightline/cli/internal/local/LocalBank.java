package org.brightline.cli.internal.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Vpdq;
import org.brightline.matching.BankEntry;
import org.brightline.matching.MatchIndex;

/**
 * A bank in a file: one fingerprint a line, kind and value, as {@code hash} prints them.
 *
 * @param index its entries
 * @param fingerprints what they are, by their numbers in the index
 * @param wrong what is wrong in it, in words, with file and number of the line; a wrong line harms no other
 */
public record LocalBank(MatchIndex index, List<Fingerprint> fingerprints, List<String> wrong) {

    /** No bank. */
    public static final LocalBank NONE = new LocalBank(MatchIndex.EMPTY, List.of(), List.of());

    /** @throws IOException in words, if the file cannot be read, is no text, or holds nothing that can be matched */
    public static LocalBank read(Path bank) throws IOException {
        String text = InputFile.text(InputFile.read(bank))
                .orElseThrow(() -> new FileSystemException(
                        bank.toString(), null, "a bank is a text in UTF-8 with a kind and a fingerprint a line"));
        List<BankEntry> entries = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (String line : text.replaceFirst("^\\uFEFF", "").lines().toList()) {
            number++;
            String[] words = line.strip().split("\\s+", 2);
            if (line.isBlank() || line.startsWith("#") || isNothing(words)) {
                continue;
            }
            try {
                entries.add(new BankEntry(
                        new UUID(0, number),
                        String.valueOf(bank.getFileName()),
                        fingerprint(words),
                        "line " + number,
                        bank.toString()));
            } catch (IllegalArgumentException e) {
                wrong.add(bank + ", line " + number + ": " + e.getMessage());
            }
        }
        if (entries.isEmpty()) {
            throw new IOException(
                    wrong.isEmpty()
                            ? bank + " holds no fingerprint; a bank has a kind and a fingerprint a line"
                            : wrong.getFirst()
                                    + (wrong.size() == 1 ? "" : " No other line of it holds a fingerprint either."));
        }
        return new LocalBank(
                MatchIndex.of(entries),
                entries.stream().map(BankEntry::fingerprint).toList(),
                List.copyOf(wrong));
    }

    /** The video that is an entry of the index, by its number; nothing if that is none. */
    public Optional<Vpdq> video(long number) {
        return fingerprints.get((int) number) instanceof Vpdq video ? Optional.of(video) : Optional.empty();
    }

    /** Says on standard error what is wrong in it. */
    public void complain() {
        wrong.forEach(line -> System.err.println("brightline: " + line));
    }

    /** {@code hash} prints a dash where it could see nothing. */
    private static boolean isNothing(String[] words) {
        return words.length > 1 && (words[1].equals("-") || words[1].startsWith("- "));
    }

    private static Fingerprint fingerprint(String[] words) {
        if (words[0].startsWith("{")) {
            throw new IllegalArgumentException(
                    "This is NDJSON, which only «bank import» takes; here a line is a kind and a fingerprint.");
        }
        FingerprintType type = FingerprintType.named(words[0]);
        if (words.length < 2) {
            throw new IllegalArgumentException("After the kind comes the fingerprint.");
        }
        return Fingerprint.ofLine(type, words[1]);
    }
}
