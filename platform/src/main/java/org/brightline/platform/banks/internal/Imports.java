package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK_IMPORT;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.ImportListener;
import org.brightline.platform.banks.ImportReport;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.LineReader;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings files of entries in. A file is taken to disk first, so that no transaction waits for a slow sender; then its entries
 * are copied in one transaction, which takes the next version only at its end, so that other changes go on meanwhile.
 */
final class Imports {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LINES_BETWEEN = 5_000;
    private static final int CHANGES_STATISTICS = 10_000;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final BankVersion versions;
    private final BankRows banks;
    private final Journal journal;
    private final Clock clock;
    private final long largest;

    Imports(
            DSLContext database,
            TransactionTemplate transactions,
            BankVersion versions,
            BankRows banks,
            Journal journal,
            Clock clock,
            long largest) {
        this.database = database;
        this.transactions = transactions;
        this.versions = versions;
        this.banks = banks;
        this.journal = journal;
        this.clock = clock;
        this.largest = largest;
    }

    ImportReport run(String bank, InputStream sent, ImportRequest request, Actor by, ImportListener listener)
            throws IOException {
        banks.required(bank);
        Path file = Files.createTempFile("brightline-import", null);
        try {
            String digest = keep(sent, file);
            ImportReport report =
                    Objects.requireNonNull(transactions.execute(_ -> copy(bank, file, digest, request, by, listener)));
            if (report.added() >= CHANGES_STATISTICS) {
                // Until the database counts its rows anew, it reads whole tables where an index would do.
                database.execute("analyze bank_content, bank_signal");
            }
            return report;
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String keep(InputStream sent, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = Files.newOutputStream(file)) {
            InputStream in = new DigestInputStream(sent, digest);
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > largest) {
                    throw new Problem(
                            ProblemType.TOO_LARGE,
                            "A file may have " + largest + " bytes; split it. Nothing was added.");
                }
                out.write(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private ImportReport copy(
            String name, Path file, String digest, ImportRequest request, Actor by, ImportListener listener) {
        Bank bank = banks.required(name);
        Instant now = clock.instant();
        long id = database.insertInto(BANK_IMPORT)
                .set(BANK_IMPORT.BANK, bank.number())
                .set(BANK_IMPORT.AT, now)
                .set(BANK_IMPORT.BY, by.text())
                .returningResult(BANK_IMPORT.ID)
                .fetchSingle()
                .value1();
        EntryCopy copy = new EntryCopy(database, bank.number(), id, request.duplicates(), now, by.text());
        Lines lines = new Lines(EntryParser.of(request), copy, listener);
        try {
            lines.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long version = versions.next();
        banks.required(name);
        database.update(BANK_IMPORT)
                .set(BANK_IMPORT.DIGEST, digest)
                .set(BANK_IMPORT.VERSION, version)
                .set(BANK_IMPORT.ADDED, copy.added())
                .set(BANK_IMPORT.REFUSED, lines.refused)
                .set(BANK_IMPORT.FIRST_ID, copy.first())
                .set(BANK_IMPORT.LAST_ID, copy.last())
                .where(BANK_IMPORT.ID.eq(id))
                .execute();
        journal.append(Act.about(
                ActKind.BANK_IMPORTED,
                by,
                Map.of("file", digest, "reason", request.unsaid().reason()),
                Map.of(
                        "bank",
                        name,
                        "import",
                        Long.toString(id),
                        "added",
                        Long.toString(copy.added()),
                        "known",
                        Long.toString(copy.known()),
                        "refused",
                        Long.toString(lines.refused))));
        return new ImportReport(lines.read, copy.added(), copy.known(), lines.refused, digest);
    }

    /** Reads a file line by line. */
    private static final class Lines {
        private final EntryParser parser;
        private final EntryCopy copy;
        private final ImportListener listener;
        private long read;
        private long refused;

        Lines(EntryParser parser, EntryCopy copy, ImportListener listener) {
            this.parser = parser;
            this.copy = copy;
            this.listener = listener;
        }

        void read(Path file) throws IOException {
            long total = Files.size(file);
            long bytes = 0;
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                LineReader reader = new LineReader(in, LONGEST_LINE);
                long number = 0;
                for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
                    number++;
                    bytes += line.bytes().length + 1L;
                    if (!line.blank()) {
                        take(number, line);
                    }
                    if (number % LINES_BETWEEN == 0) {
                        listener.progress(Math.min(bytes, total), total);
                    }
                }
            }
            copy.flush();
            listener.progress(total, total);
        }

        private void take(long number, LineReader.Line line) {
            try {
                if (line.tooLong()) {
                    throw new Problem(
                            ProblemType.TOO_LARGE, "A line may have " + LONGEST_LINE + " bytes; this one has more.");
                }
                String text = text(line.bytes());
                // Some editors begin a file with a byte order mark.
                parser.parse(number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text)
                        .ifPresent(entry -> {
                            read++;
                            copy.add(entry);
                        });
            } catch (Problem problem) {
                read++;
                refused++;
                listener.refused(number, problem);
            }
        }

        private static String text(byte[] bytes) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                if (text.indexOf('\0') >= 0) {
                    throw new Problem(ProblemType.BAD_ENCODING, "The line has a character U+0000.");
                }
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            } catch (CharacterCodingException e) {
                throw new Problem(ProblemType.BAD_ENCODING, "The line is not UTF-8.");
            }
        }
    }
}
