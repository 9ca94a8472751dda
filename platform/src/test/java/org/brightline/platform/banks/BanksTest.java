package org.brightline.platform.banks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.matching.BankRole;
import org.brightline.matching.Match;
import org.brightline.matching.MatchResult;
import org.brightline.matching.Query;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.testing.Scenes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Banks, their entries and the index over them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class BanksTest {
    private static final Provenance POSTER = new Provenance("a poster", "the test", "Saltmarsh 2026", "invented");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final AtomicInteger names = new AtomicInteger();
    private final Random random = new Random(7);
    private RunningPlatform platform;
    private Banks banks;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(
                clock,
                "--brightline.access.welcome=false",
                "--brightline.banks.every=365d",
                "--brightline.flood.matches=20");
        banks = platform.bean(Banks.class);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private Bank bank(BankRole role) {
        return banks.create(
                "BANK_" + names.incrementAndGet(), "for a test", bank -> bank.withRole(role), Actor.MACHINE);
    }

    private Pdq pdq() {
        return new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** The same with some bits flipped. */
    private static Pdq flipped(Pdq pdq, int bits) {
        return new Pdq(pdq.a() ^ (bits == 0 ? 0 : -1L >>> 64 - bits), pdq.b(), pdq.c(), pdq.d());
    }

    private KnownEntry add(Bank bank, Fingerprint... fingerprints) {
        return banks.add(
                bank.name(), new NewEntry(List.of(fingerprints), POSTER), Banks.Duplicates.REFUSED, Actor.MACHINE);
    }

    private MatchResult find(Fingerprint fingerprint) {
        return banks.index().unwatched().find(Query.of(fingerprint));
    }

    private static void refused(ProblemType type, String says, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.detail()).contains(says);
        });
    }

    @Test
    void what_is_added_is_found_at_once_with_where_it_comes_from() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        KnownEntry entry = add(bank, pdq, Sha256.of(new byte[] {1}));
        assertThat(find(flipped(pdq, 31)).matches()).singleElement().satisfies(match -> {
            assertThat(match.number()).isEqualTo(entry.number());
            assertThat(match.distance()).isEqualTo(31);
            assertThat(match.entry().bank()).isEqualTo(bank.name());
            assertThat(match.entry().label()).isEqualTo("a poster");
            assertThat(match.entry().incident()).isEqualTo("Saltmarsh 2026");
            assertThat(match.entry().reason()).isEqualTo("invented");
            assertThat(match.entry().addedBy()).isEqualTo(Actor.MACHINE.text());
        });
        assertThat(find(flipped(pdq, 32)).matches()).isEmpty();
        assertThat(find(Sha256.of(new byte[] {1})).matches()).hasSize(1);
        assertThat(banks.entry(entry.number())).contains(entry);
    }

    @Test
    void a_picture_is_known_by_every_frame_and_on_every_ground() {
        Bank bank = bank(BankRole.CONFIRMED);
        KnownEntry animation = banks.addFile(bank.name(), Scenes.animation(3, 4), POSTER, Actor.MACHINE);
        KnownEntry clear = banks.addFile(bank.name(), Scenes.write(Scenes.clear(), "png"), POSTER, Actor.MACHINE);
        assertThat(entries(Scenes.write(Scenes.image(3), "jpg"))).containsExactly(animation.number());
        assertThat(entries(Scenes.write(Scenes.image(4), "jpg"))).containsExactly(animation.number());
        assertThat(entries(Scenes.write(Scenes.on(Scenes.clear(), Color.BLACK), "jpg")))
                .containsExactly(clear.number());
        assertThat(animation.fingerprints()).as("a plain frame is not known").hasSize(3);
        assertThat(banks.entry(animation.number()).orElseThrow().fingerprints())
                .containsExactlyElementsOf(animation.fingerprints());
        banks.remove(animation.number(), "not what it was said to be", Actor.MACHINE);
        assertThat(entries(Scenes.write(Scenes.image(4), "jpg"))).isEmpty();
    }

    /** The entries that one of the fingerprints of a file looks like. */
    private Set<Long> entries(byte[] file) {
        Set<Long> entries = new TreeSet<>();
        banks.fingerprints(file).forEach(print -> find(print).matches().forEach(match -> entries.add(match.number())));
        return entries;
    }

    @Test
    void a_removed_entry_matches_nothing_and_stands_as_a_tombstone() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        KnownEntry entry = add(bank, pdq);
        banks.remove(entry.number(), "not what it was said to be", Actor.MACHINE);
        assertThat(find(pdq).matches()).isEmpty();
        assertThat(banks.entry(entry.number()))
                .hasValueSatisfying(gone -> assertThat(gone.removed())
                        .satisfies(removal -> assertThat(removal.reason()).contains("not what")));
        assertThat(banks.entries(bank.name(), EntrySearch.page(null, 10))).isEmpty();
        refused(ProblemType.NOT_FOUND, "removed already", () -> banks.remove(entry.number(), "again", Actor.MACHINE));
        assertThat(add(bank, pdq).number()).isGreaterThan(entry.number());
    }

    @Test
    void a_duplicate_is_refused_with_the_entry_that_is_there_unless_it_is_allowed() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        KnownEntry first = add(bank, pdq);
        refused(ProblemType.CONFLICT, "as entry " + first.number(), () -> add(bank, pdq));
        KnownEntry second =
                banks.add(bank.name(), new NewEntry(List.of(pdq), POSTER), Banks.Duplicates.ALLOWED, Actor.MACHINE);
        assertThat(find(pdq).matches()).extracting(Match::number).containsExactly(first.number(), second.number());
        assertThat(add(bank, pdq, Sha256.of(new byte[] {2})).fingerprints()).hasSize(2);
    }

    @Test
    void an_entry_is_matched_only_in_its_time() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        Instant now = clock.instant();
        EntryState state =
                EntryState.PLAIN.withValidity(new Validity(true, now.plusSeconds(60), null, now.plusSeconds(120)));
        KnownEntry entry = banks.add(
                bank.name(), new NewEntry(List.of(pdq), POSTER, state), Banks.Duplicates.REFUSED, Actor.MACHINE);
        assertThat(find(pdq).matches()).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(find(pdq).matches()).hasSize(1);
        Instant later = clock.instant().plusSeconds(30);
        banks.changeEntry(
                entry.number(),
                old -> old.withValidity(new Validity(true, null, later, null)),
                "under appeal",
                Actor.MACHINE);
        assertThat(find(pdq).matches()).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(find(pdq).matches()).hasSize(1);
        banks.changeEntry(
                entry.number(), old -> old.withValidity(new Validity(false, null, null, null)), "wrong", Actor.MACHINE);
        assertThat(find(pdq).matches()).isEmpty();
    }

    @Test
    void a_bank_decides_how_its_entries_match() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        add(bank, pdq);
        banks.change(bank.name(), old -> old.withThreshold(10), Actor.MACHINE);
        assertThat(find(flipped(pdq, 10)).matches()).hasSize(1);
        assertThat(find(flipped(pdq, 11)).matches()).isEmpty();
        banks.change(bank.name(), old -> old.withThreshold(null).withSampling(0), Actor.MACHINE);
        assertThat(find(pdq).matches()).isEmpty();
        assertThat(find(pdq).sampledOut()).hasSize(1);
        banks.change(bank.name(), old -> old.withSampling(1).withEnabled(false), Actor.MACHINE);
        assertThat(find(pdq)).satisfies(result -> {
            assertThat(result.matches()).isEmpty();
            assertThat(result.sampledOut()).isEmpty();
        });
        Bank renamed =
                banks.change(bank.name(), old -> old.withEnabled(true).withName(bank.name() + "_B"), Actor.MACHINE);
        assertThat(find(pdq).matches())
                .extracting(match -> match.entry().bank())
                .containsExactly(renamed.name());
        assertThat(renamed.changedBy()).isEqualTo(Actor.MACHINE.text());
    }

    @Test
    void known_harmless_content_silences_a_match_and_says_so() {
        Bank bad = bank(BankRole.CONFIRMED);
        Bank harmless = bank(BankRole.NEGATIVE);
        Pdq pdq = pdq();
        add(bad, pdq);
        add(harmless, flipped(pdq, 20));
        assertThat(find(flipped(pdq, 21)).matches()).isEmpty();
        assertThat(find(flipped(pdq, 21)).silenced()).singleElement().satisfies(silenced -> {
            assertThat(silenced.match().entry().bank()).isEqualTo(bad.name());
            assertThat(silenced.by().entry().bank()).isEqualTo(harmless.name());
        });
        assertThat(find(pdq).matches()).hasSize(1);
    }

    @Test
    void a_deleted_bank_matches_nothing_and_its_name_is_free() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        KnownEntry entry = add(bank, pdq);
        int size = banks.index().size();
        banks.delete(bank.name(), "the list was withdrawn", Actor.MACHINE);
        assertThat(find(pdq).matches()).isEmpty();
        assertThat(banks.index().size()).isEqualTo(size - 1);
        assertThat(banks.entry(entry.number())).isEmpty();
        Bank again = banks.create(bank.name(), "another", Actor.MACHINE);
        assertThat(again.number()).isGreaterThan(bank.number());
        assertThat(find(pdq).matches()).isEmpty();
        refused(ProblemType.CONFLICT, "already", () -> banks.create(bank.name(), "a third", Actor.MACHINE));
    }

    @Test
    void entries_come_page_by_page_and_are_found_by_words_and_fingerprint() {
        Bank bank = bank(BankRole.CONFIRMED);
        for (int i = 0; i < 5; i++) {
            banks.add(
                    bank.name(),
                    new NewEntry(List.of(pdq()), new Provenance("Poster " + i, "the test", "invented")),
                    Banks.Duplicates.REFUSED,
                    Actor.MACHINE);
        }
        List<KnownEntry> first = banks.entries(bank.name(), EntrySearch.page(null, 2));
        List<KnownEntry> second =
                banks.entries(bank.name(), EntrySearch.page(first.getLast().number(), 2));
        assertThat(first).extracting(entry -> entry.provenance().label()).containsExactly("Poster 4", "Poster 3");
        assertThat(second).extracting(entry -> entry.provenance().label()).containsExactly("Poster 2", "Poster 1");
        assertThat(banks.entries(bank.name(), new EntrySearch("pOSTER 3", null, null, 9)))
                .containsExactly(first.get(1));
        assertThat(banks.entries(bank.name(), new EntrySearch("100%", null, null, 9)))
                .isEmpty();
        Fingerprint print = second.getFirst().fingerprints().getFirst();
        assertThat(banks.entries(bank.name(), new EntrySearch("", print, null, 9)))
                .containsExactly(second.getFirst());
        assertThat(banks.sizes()).containsEntry(bank.number(), 5L);
    }

    @Test
    void an_entry_that_floods_is_quarantined_until_a_person_has_looked() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        KnownEntry entry = add(bank, pdq);
        assertThat(flood(pdq)).isTrue();
        tend();
        assertThat(banks.quarantine()).anySatisfy(quarantined -> {
            assertThat(quarantined.entry().number()).isEqualTo(entry.number());
            assertThat(quarantined.matches()).isEqualTo(20);
            assertThat(quarantined.end()).isNull();
        });
        banks.endQuarantine(entry.number(), Quarantined.Verdict.RELEASED, "it went viral", Actor.MACHINE);
        assertThat(banks.index().find(Query.of(pdq)).matches())
                .extracting(Match::quarantined)
                .containsExactly(false);
        refused(
                ProblemType.CONFLICT,
                "not in quarantine",
                () -> banks.endQuarantine(entry.number(), Quarantined.Verdict.RELEASED, "again", Actor.MACHINE));
    }

    @Test
    void a_confirmed_flood_switches_the_entry_off() {
        Bank bank = bank(BankRole.CONFIRMED);
        Pdq pdq = pdq();
        KnownEntry entry = add(bank, pdq);
        flood(pdq);
        tend();
        banks.endQuarantine(entry.number(), Quarantined.Verdict.CONFIRMED, "a template of a shop", Actor.MACHINE);
        assertThat(find(pdq).matches()).isEmpty();
        assertThat(banks.quarantine()).anySatisfy(quarantined -> {
            assertThat(quarantined.entry().number()).isEqualTo(entry.number());
            assertThat(quarantined.end())
                    .satisfies(end -> assertThat(end.verdict()).isEqualTo(Quarantined.Verdict.CONFIRMED));
        });
    }

    /** Whether the last of so many matches is in quarantine. */
    private boolean flood(Pdq pdq) {
        boolean quarantined = false;
        for (int i = 0; i < 20; i++) {
            quarantined = banks.index().find(Query.of(pdq)).matches().getFirst().quarantined();
        }
        return quarantined;
    }

    private void tend() {
        org.brightline.platform.banks.internal.Tending.tend(banks);
    }

    @Test
    void every_change_is_journalled_without_the_fingerprint() {
        Bank bank = bank(BankRole.CANDIDATE);
        Pdq pdq = pdq();
        KnownEntry entry = add(bank, pdq);
        banks.changeEntry(entry.number(), state -> state.withNote("seen twice"), "for the next shift", Actor.MACHINE);
        banks.change(bank.name(), old -> old.withRole(BankRole.CONFIRMED), Actor.MACHINE);
        banks.remove(entry.number(), "withdrawn", Actor.MACHINE);
        banks.delete(bank.name(), "withdrawn", Actor.MACHINE);
        Journal journal = platform.bean(Journal.class);
        List<JournalEntry> told = journal.referencing("bank", bank.name());
        assertThat(told)
                .extracting(JournalEntry::kind)
                .containsExactlyInAnyOrder(
                        "bank.created",
                        "bank.entry-added",
                        "bank.entry-changed",
                        "bank.changed",
                        "bank.entry-removed",
                        "bank.deleted");
        assertThat(told.toString()).doesNotContain(pdq.text());
    }

    @Test
    void the_database_refuses_to_rewrite_what_was_added() {
        KnownEntry entry = add(bank(BankRole.CONFIRMED), pdq());
        for (String change : List.of(
                "update bank_content set label = 'x', version = version + 1 where id = ",
                "update bank_content set note = 'x' where id = ",
                "delete from bank_content where id = ",
                "update bank_signal set type = 'MD5' where content = ",
                "delete from bank_signal where content = ")) {
            assertThatThrownBy(() -> platform.database().execute(change + entry.number()))
                    .as(change)
                    .hasMessageContaining("ERROR");
        }
    }

    @Test
    void the_index_says_how_it_stands_to_the_database() {
        add(bank(BankRole.CONFIRMED), pdq());
        IndexStatus status = banks.indexStatus().get(FingerprintType.PDQ);
        assertThat(status).isNotNull();
        assertThat(status.behind()).isFalse();
        assertThat(status.builtTo()).isEqualTo(status.newest()).isPositive();
        banks.sampleType(FingerprintType.MD5, 0.25, Actor.MACHINE);
        assertThat(banks.typeSampling()).containsEntry(FingerprintType.MD5, 0.25);
    }

    @Test
    void what_is_out_of_its_range_is_refused_with_its_place() {
        Bank bank = bank(BankRole.CONFIRMED);
        refused(ProblemType.BAD_FIELD, "63", () -> bank.withThreshold(64));
        refused(ProblemType.BAD_FIELD, "from 0 to 1", () -> bank.withSampling(9.5));
        refused(ProblemType.BAD_FIELD, "capitals", () -> bank.withName("small"));
        refused(ProblemType.BAD_FIELD, "255", () -> EntryState.PLAIN.withNote("x".repeat(256)));
        refused(ProblemType.MISSING_FIELD, "at least one", () -> new NewEntry(List.of(), POSTER));
        Sha256 digest = Sha256.of(new byte[] {3});
        refused(
                ProblemType.BAD_FIELD,
                "each kind",
                () -> new NewEntry(List.of(digest, Sha256.of(new byte[] {4})), POSTER));
        Pdq pdq = pdq();
        refused(ProblemType.BAD_FIELD, "each one once", () -> new NewEntry(List.of(pdq, digest, pdq), POSTER));
        List<Pdq> many =
                Stream.generate(this::pdq).limit(NewEntry.MOST_LOOKS + 1).toList();
        refused(ProblemType.BAD_FIELD, "at most 500", () -> new NewEntry(many, POSTER));
        refused(ProblemType.NOT_FOUND, "no bank", () -> banks.delete("NOWHERE", "x", Actor.MACHINE));
    }
}
