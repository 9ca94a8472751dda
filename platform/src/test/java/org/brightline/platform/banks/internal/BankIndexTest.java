package org.brightline.platform.banks.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.Match;
import org.brightline.matching.MatchSettings;
import org.brightline.matching.Query;
import org.brightline.matching.flood.FloodGuard;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.ImportListener;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Quarantined;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Journal;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;

/** Other nodes, and the start of a node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class BankIndexTest {
    private static final Provenance LIST = new Provenance("of a list", "the list", "invented");
    private static final Unsaid UNSAID = new Unsaid("of a list", "the list", null, "invented");

    private final Random random = new Random(11);
    private RunningPlatform platform;
    private Banks banks;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(
                "--brightline.access.welcome=false", "--brightline.banks.every=365d", "--brightline.flood.matches=20");
        banks = platform.bean(Banks.class);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    /** A further node over the same database. */
    private record Node(BankIndex index, Quarantines quarantines) {
        List<Long> find(org.brightline.fingerprint.Fingerprint fingerprint) {
            return index.current().find(Query.of(fingerprint)).matches().stream()
                    .map(Match::number)
                    .toList();
        }
    }

    private Node node(Path folder) {
        DSLContext database = platform.bean(DSLContext.class);
        Clock clock = Clock.systemUTC();
        Journal journal = platform.bean(Journal.class);
        Quarantines quarantines = new Quarantines(
                database, journal, new EntryRows(database, journal, clock), FloodGuard.Settings.DEFAULT, clock);
        BankIndex index = new BankIndex(
                database,
                new BankRows(database, journal, clock),
                new BankVersion(database),
                quarantines,
                new LiveIndex(MatchSettings.PLAIN, Runnable::run),
                new Snapshots(database, folder, clock),
                platform.bean(PlatformTransactionManager.class),
                31);
        index.begin();
        return new Node(index, quarantines);
    }

    private Pdq pdq() {
        return new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private KnownEntry add(String bank, Pdq pdq) {
        return banks.add(bank, new NewEntry(List.of(pdq), LIST), Banks.Duplicates.REFUSED, Actor.MACHINE);
    }

    private void take(String bank, String hashes, FingerprintType type) throws IOException {
        banks.importEntries(
                bank,
                new ByteArrayInputStream(hashes.getBytes(UTF_8)),
                new ImportRequest(EntryFormat.HASHES, type, UNSAID, Banks.Duplicates.REFUSED),
                Actor.MACHINE,
                ImportListener.NONE);
    }

    private static String digests(String seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Md5.of((seed + i).getBytes(UTF_8)).text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void another_node_follows_every_change(@TempDir Path folder) throws IOException {
        banks.create("FOLLOWED", "followed", Actor.MACHINE);
        Node other = node(folder);
        Pdq pdq = pdq();
        KnownEntry entry = add("FOLLOWED", pdq);
        assertThat(other.find(pdq)).isEmpty();
        other.index().refresh();
        assertThat(other.find(pdq)).containsExactly(entry.number());

        banks.changeEntry(
                entry.number(),
                state -> state.withValidity(new Validity(false, null, null, null)),
                "under appeal",
                Actor.MACHINE);
        other.index().refresh();
        assertThat(other.find(pdq)).isEmpty();
        banks.changeEntry(entry.number(), _ -> EntryState.PLAIN, "rejected", Actor.MACHINE);
        banks.change("FOLLOWED", bank -> bank.withName("RENAMED"), Actor.MACHINE);
        other.index().refresh();
        assertThat(other.index().current().find(Query.of(pdq)).matches())
                .extracting(match -> match.entry().bank())
                .containsExactly("RENAMED");

        take("RENAMED", digests("a", 3), FingerprintType.MD5);
        other.index().refresh();
        List<Long> imported = other.find(Md5.of("a1".getBytes(UTF_8)));
        assertThat(imported).hasSize(1);
        banks.remove(imported.getFirst(), "wrong", Actor.MACHINE);
        other.index().refresh();
        assertThat(other.find(Md5.of("a1".getBytes(UTF_8)))).isEmpty();

        banks.delete("RENAMED", "over", Actor.MACHINE);
        other.index().refresh();
        assertThat(other.find(pdq)).isEmpty();
        assertThat(other.index().current().size()).isEqualTo(banks.index().size());
    }

    @Test
    void another_node_follows_a_quarantine(@TempDir Path folder) {
        banks.create("FLOODED", "flooded", Actor.MACHINE);
        Pdq pdq = pdq();
        KnownEntry entry = add("FLOODED", pdq);
        Node other = node(folder);
        for (int i = 0; i < 20; i++) {
            banks.index().find(Query.of(pdq));
        }
        Tending.tend(banks);
        other.index().refresh();
        assertThat(other.quarantines().guard().matched(entry.number())).isTrue();
        banks.endQuarantine(entry.number(), Quarantined.Verdict.RELEASED, "it spreads", Actor.MACHINE);
        other.index().refresh();
        assertThat(other.quarantines().guard().matched(entry.number())).isFalse();
    }

    @Test
    void a_node_that_starts_from_a_snapshot_knows_what_changed_since(@TempDir Path folder) throws IOException {
        banks.create("KEPT", "kept", Actor.MACHINE);
        take("KEPT", digests("kept", 10_000), FingerprintType.MD5);
        Pdq before = pdq();
        Pdq after = pdq();
        KnownEntry first = add("KEPT", before);
        node(folder).index().keep();
        assertThat(folder).isDirectoryContaining("glob:**.snapshot");
        banks.remove(first.number(), "wrong", Actor.MACHINE);
        KnownEntry second = add("KEPT", after);

        Node again = node(folder);
        assertThat(again.find(before)).isEmpty();
        assertThat(again.find(after)).containsExactly(second.number());
        assertThat(again.find(Md5.of("kept9999".getBytes(UTF_8)))).hasSize(1);
        assertThat(again.index().current().size()).isEqualTo(banks.index().size());
        banks.delete("KEPT", "over", Actor.MACHINE);
        again.index().refresh();
        assertThat(again.index().current().size()).isEqualTo(banks.index().size());
    }

    @Test
    void a_snapshot_that_is_damaged_or_of_another_database_is_passed_over(@TempDir Path folder) throws IOException {
        banks.create("DAMAGED", "damaged", Actor.MACHINE);
        take("DAMAGED", digests("damaged", 10_000), FingerprintType.MD5);
        node(folder).index().keep();
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(node(folder).find(Md5.of("damaged7".getBytes(UTF_8)))).hasSize(1);
        platform.database().execute("delete from bank_snapshot");
        assertThat(node(folder).find(Md5.of("damaged7".getBytes(UTF_8)))).hasSize(1);
    }
}
