package org.brightline.platform.banks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchSettings;
import org.brightline.matching.Query;
import org.brightline.matching.flood.FloodGuard;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.ImportListener;
import org.brightline.platform.banks.ImportReport;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Journal;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How long a large bank takes. Runs only with {@code -Dbrightline.measure=true}, and prints figures for {@code docs/benchmarks.md};
 * {@code -Dbrightline.measure.entries} is their number.
 */
class MillionEntriesTest {
    private static final Provenance LIST = new Provenance("random", "the measurement", "to measure");
    private static final Unsaid UNSAID = new Unsaid("random", "the measurement", null, "to measure");

    private static final Pdq OTHER = new Pdq(-1, 0, -1, 0);

    @TempDir
    private Path folder;

    @Test
    void import_addition_and_restart_are_timed() throws IOException {
        assumeTrue(
                Boolean.getBoolean("brightline.measure"),
                "Skipped: a measurement, run with -Dbrightline.measure=true.");
        int count = Integer.getInteger("brightline.measure.entries", 1_000_000);
        Path file = hashes(count);
        try (RunningPlatform platform =
                RunningPlatform.start("--brightline.access.welcome=false", "--brightline.banks.every=365d")) {
            Banks banks = platform.bean(Banks.class);
            banks.create("LARGE", "random hashes", Actor.MACHINE);
            long begin = System.nanoTime();
            ImportReport report;
            try (InputStream in = Files.newInputStream(file)) {
                report = banks.importEntries(
                        "LARGE",
                        in,
                        new ImportRequest(EntryFormat.HASHES, FingerprintType.PDQ, UNSAID, Banks.Duplicates.REFUSED),
                        Actor.MACHINE,
                        ImportListener.NONE);
            }
            double imported = seconds(begin);
            assertThat(report.added()).isEqualTo(count);
            assertThat(banks.index().size()).isEqualTo(count);
            System.out.printf(
                    "import of %d into database and index: %.1f s, %.0f a second%n", count, imported, count / imported);

            Pdq one = new Pdq(1, 2, 3, 4);
            begin = System.nanoTime();
            banks.add("LARGE", new NewEntry(List.of(one), LIST), Banks.Duplicates.REFUSED, Actor.MACHINE);
            assertThat(banks.index().find(Query.of(one)).matches()).hasSize(1);
            System.out.printf("one addition until the next query finds it: %.0f ms%n", seconds(begin) * 1000);

            begin = System.nanoTime();
            started(platform, folder.resolve("none"), count);
            System.out.printf("index from the database alone: %.1f s%n", seconds(begin));
            begin = System.nanoTime();
            BankIndex index = started(platform, folder.resolve("kept"), count);
            index.keep();
            System.out.printf("the same and a snapshot written: %.1f s%n", seconds(begin));
            banks.add("LARGE", new NewEntry(List.of(OTHER), LIST), Banks.Duplicates.REFUSED, Actor.MACHINE);
            for (int i = 0; i < 5; i++) {
                begin = System.nanoTime();
                MatchIndex restarted =
                        started(platform, folder.resolve("kept"), count + 1).current();
                assertThat(restarted.find(Query.of(OTHER)).matches()).hasSize(1);
                System.out.printf("index from the snapshot and what changed since: %.2f s%n", seconds(begin));
            }
        }
    }

    private static BankIndex started(RunningPlatform platform, Path folder, int least) {
        DSLContext database = platform.bean(DSLContext.class);
        Clock clock = Clock.systemUTC();
        Journal journal = platform.bean(Journal.class);
        BankIndex index = new BankIndex(
                database,
                new BankRows(database, journal, clock),
                new BankVersion(database),
                new Quarantines(
                        database, journal, new EntryRows(database, journal, clock), FloodGuard.Settings.DEFAULT, clock),
                new LiveIndex(MatchSettings.PLAIN, ForkJoinPool.commonPool()),
                new Snapshots(database, folder, clock),
                platform.bean(PlatformTransactionManager.class),
                31);
        index.begin();
        assertThat(index.current().size()).isGreaterThan(least);
        return index;
    }

    private Path hashes(int count) throws IOException {
        Path file = folder.resolve("hashes.txt");
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()).text());
                out.newLine();
            }
        }
        return file;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
