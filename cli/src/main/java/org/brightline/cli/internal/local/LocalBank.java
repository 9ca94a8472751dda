package org.brightline.cli.internal.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.BankEntry;
import org.brightline.matching.MatchIndex;

/** A bank in a file: one fingerprint a line, kind and value, as {@code hash} prints them. */
public final class LocalBank {
    private LocalBank() {}

    /** @throws IOException if the file cannot be read, or a line is wrong; the message says which and what would be right */
    public static MatchIndex read(Path bank) throws IOException {
        List<BankEntry> entries = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(bank)) {
            number++;
            String[] words = line.strip().split("\\s+");
            if (line.isBlank() || line.startsWith("#") || words.length > 1 && words[1].equals("-")) {
                continue;
            }
            String where = bank + ", line " + number + ": ";
            FingerprintType type = FingerprintType.ofWireName(words[0].toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new IOException(
                            where + "expected is a kind of fingerprint (such as pdq, sha256 or md5) and a value"));
            if (words.length < 2) {
                throw new IOException(where + "after the kind comes the fingerprint");
            }
            try {
                entries.add(new BankEntry(
                        new UUID(0, number),
                        String.valueOf(bank.getFileName()),
                        Fingerprint.parse(type, words[1]),
                        "line " + number,
                        bank.toString()));
            } catch (IllegalArgumentException e) {
                throw new IOException(where + e.getMessage(), e);
            }
        }
        return MatchIndex.of(entries);
    }
}
