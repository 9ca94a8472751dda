package org.brightline.platform.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.DataSettings;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.testing.RecordingJournal;
import org.brightline.platform.vault.ExhibitKind;
import org.brightline.platform.vault.KeyWrapper;
import org.brightline.platform.vault.Purpose;
import org.brightline.platform.vault.VaultSettings;
import org.brightline.schema.testing.TestDatabase;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class PostgresVaultTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant HALF_A_YEAR = START.plus(Duration.ofDays(180));
    private static final String WORDS = "a sentence that must not stand in the database";

    @TempDir
    private Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private final MutableClock clock = new MutableClock(START);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final RecordingJournal journal = new RecordingJournal();
    private final Actor reviewer = Actor.person(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private PostgresVault vault;

    @BeforeEach
    void open() {
        vault = vault(FileKeyWrapper.in(data, false, new SecureRandom()));
    }

    private PostgresVault vault(KeyWrapper keys) {
        return vault(keys, journal);
    }

    private PostgresVault vault(KeyWrapper keys, Journal told) {
        return new PostgresVault(
                DSL.using(new TransactionAwareDataSourceProxy(database.dataSource()), SQLDialect.POSTGRES),
                transactions,
                told,
                keys,
                new VaultSettings(DataSize.ofKilobytes(64), Duration.ofMinutes(1)),
                clock,
                new SecureRandom());
    }

    private UUID seal() {
        return vault.seal(ExhibitKind.TEXT, "text/plain", WORDS.getBytes(UTF_8), HALF_A_YEAR);
    }

    @Test
    void what_was_sealed_opens_for_a_named_person_and_purpose_and_the_look_is_journalled() {
        UUID id = seal();
        assertThat(vault.open(id, reviewer, Purpose.REVIEW, "case 7").text()).isEqualTo(WORDS);
        assertThat(journal.acts(ActKind.EXHIBIT_OPENED)).singleElement().satisfies(act -> {
            assertThat(act.actor()).isEqualTo(reviewer);
            assertThat(act.references()).containsEntry("purpose", "REVIEW").containsEntry("for", "case 7");
        });
    }

    @Test
    void neither_the_words_nor_their_key_stand_in_the_database() {
        seal();
        String dump = database.jooq().fetch("select * from exhibit").formatCSV()
                + database.jooq().fetchValue("select encode(ciphertext, 'escape') from exhibit_blob");
        assertThat(dump).doesNotContain("sentence").doesNotContain("database");
    }

    @Test
    void another_master_key_opens_nothing() throws Exception {
        UUID id = seal();
        Files.delete(data.resolve("vault.key"));
        PostgresVault other = vault(FileKeyWrapper.in(data, false, new SecureRandom()));
        assertThatThrownBy(() -> other.open(id, reviewer, Purpose.REVIEW, "x"))
                .hasMessageContaining("does not open under this server's master key");
    }

    @Test
    void a_flipped_bit_is_refused() {
        UUID id = seal();
        database.jooq()
                .execute("update exhibit_blob set ciphertext = set_byte(ciphertext, 3, 1 # get_byte(ciphertext, 3))");
        assertThatThrownBy(() -> vault.open(id, reviewer, Purpose.REVIEW, "x")).hasMessageContaining("were changed");
        assertThat(journal.acts(ActKind.EXHIBIT_OPENED)).isEmpty();
    }

    @Test
    void a_ciphertext_moved_to_another_exhibit_is_refused() {
        UUID first = seal();
        UUID second = seal();
        database.jooq().transaction(transaction -> {
            // As the owner of the database can, past the triggers.
            transaction.dsl().execute("set local session_replication_role = replica");
            transaction
                    .dsl()
                    .execute(
                            "update exhibit e set wrapped_key = o.wrapped_key, nonce = o.nonce from exhibit o "
                                    + "where e.id = ? and o.id = ?",
                            second,
                            first);
            transaction
                    .dsl()
                    .execute(
                            "update exhibit_blob e set ciphertext = o.ciphertext from exhibit_blob o "
                                    + "where e.exhibit = ? and o.exhibit = ?",
                            second,
                            first);
        });
        assertThatThrownBy(() -> vault.open(second, reviewer, Purpose.REVIEW, "x"))
                .hasMessageContaining("were changed");
    }

    @Test
    void when_its_time_runs_out_key_and_blob_are_gone_and_the_journal_knows() {
        UUID id = seal();
        clock.advance(Duration.ofDays(179));
        assertThat(vault.expireDue()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(vault.expireDue()).isEqualTo(1);

        assertThat(database.jooq().fetchCount(DSL.table("exhibit_blob"))).isZero();
        assertThat(database.jooq().fetchValue("select wrapped_key from exhibit"))
                .isNull();
        assertThat(journal.acts(ActKind.EXHIBIT_EXPIRED)).hasSize(1);
        assertThatThrownBy(() -> vault.open(id, reviewer, Purpose.REVIEW, "x"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.EXHIBIT_GONE));
        assertThat(vault.info(id).expiredAt()).isNotNull();
    }

    @Test
    void a_legal_hold_stops_the_clock_until_it_is_lifted() {
        UUID id = seal();
        vault.hold(id, reviewer, "order 12 of the court of Saltmarsh");
        clock.advance(Duration.ofDays(400));
        assertThat(vault.expireDue()).isZero();
        vault.liftHold(id, reviewer, "the proceedings have ended");
        assertThat(vault.expireDue()).isEqualTo(1);
        assertThat(journal.acts(ActKind.EXHIBIT_HELD)).hasSize(1);
        assertThat(journal.acts(ActKind.EXHIBIT_HOLD_LIFTED)).hasSize(1);
    }

    @Test
    void preservation_moves_the_end_only_to_a_later_time() {
        UUID id = seal();
        vault.keepUntil(id, START.plus(Duration.ofDays(10)));
        assertThat(vault.info(id).expiresAt()).isEqualTo(HALF_A_YEAR);
        vault.keepUntil(id, HALF_A_YEAR.plus(Duration.ofDays(10)));
        assertThat(vault.info(id).expiresAt()).isEqualTo(HALF_A_YEAR.plus(Duration.ofDays(10)));
    }

    @Test
    void the_database_refuses_an_expiry_that_leaves_the_blob() {
        seal();
        assertThatThrownBy(() -> database.jooq().execute("update exhibit set wrapped_key = null, expired_at = now()"))
                .hasMessageContaining("while its blob is there");
    }

    @Test
    void the_database_refuses_a_key_without_its_blob_and_a_blob_without_its_key() {
        UUID id = seal();
        assertThatThrownBy(() -> database.jooq().execute("delete from exhibit_blob"))
                .hasMessageContaining("has a key but no blob");
        clock.advance(Duration.ofDays(181));
        vault.expireDue();
        assertThatThrownBy(() -> database.jooq().execute("insert into exhibit_blob values (?, 'x')", id))
                .hasMessageContaining("while its blob is there");
    }

    @Test
    void the_database_refuses_to_change_what_was_sealed_or_to_bring_back_what_is_gone() {
        seal();
        assertThatThrownBy(() -> database.jooq().execute("update exhibit set expires_at = now() - interval '9 years'"))
                .hasMessageContaining("only be moved to later");
        assertThatThrownBy(() -> database.jooq().execute("update exhibit set media_type = 'text/html'"))
                .hasMessageContaining("does not change");
        clock.advance(Duration.ofDays(181));
        vault.expireDue();
        assertThatThrownBy(() -> database.jooq().execute("update exhibit set expires_at = now() + interval '1 year'"))
                .hasMessageContaining("is gone");
    }

    @Test
    void nothing_is_opened_that_the_journal_does_not_take() {
        UUID id = seal();
        Journal refusing = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("the journal is full");
                });
        PostgresVault mute = vault(FileKeyWrapper.in(data, true, new SecureRandom()), refusing);
        assertThatThrownBy(() -> mute.open(id, reviewer, Purpose.REVIEW, "x")).hasMessageContaining("journal is full");
        assertThatThrownBy(() -> mute.seal(ExhibitKind.TEXT, "text/plain", new byte[3], HALF_A_YEAR))
                .hasMessageContaining("journal is full");
        assertThat(database.jooq().fetchCount(DSL.table("exhibit_blob"))).isEqualTo(1);
    }

    @Test
    void an_exhibit_does_not_expire_under_the_hands_of_who_opens_it() throws Exception {
        UUID id = seal();
        clock.advance(Duration.ofDays(181));
        int meanwhile = transactions.execute(status -> {
            vault.open(id, reviewer, Purpose.LEGAL, "x");
            try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
                return other.submit(vault::expireDue).get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(meanwhile).isZero();
        assertThat(vault.expireDue()).isEqualTo(1);
    }

    @Test
    void an_author_or_a_text_cannot_be_guessed_from_what_the_database_says() {
        UUID first = vault.seal(ExhibitKind.AUTHOR, "text/plain", "u-17".getBytes(UTF_8), HALF_A_YEAR);
        UUID second = vault.seal(ExhibitKind.AUTHOR, "text/plain", "u-17".getBytes(UTF_8), HALF_A_YEAR);
        String guess = HexFormat.of().formatHex(Cipher256.sha256("u-17".getBytes(UTF_8)));
        assertThat(vault.info(first).digest())
                .isNotEqualTo(guess)
                .isNotEqualTo(vault.info(second).digest());
        assertThat(vault.open(first, reviewer, Purpose.ACTION, "x").text()).isEqualTo("u-17");
        String words = HexFormat.of().formatHex(Cipher256.sha256(WORDS.getBytes(UTF_8)));
        assertThat(vault.info(seal()).digest()).isNotEqualTo(words);
        UUID picture = vault.seal(ExhibitKind.MEDIUM, "image/png", WORDS.getBytes(UTF_8), HALF_A_YEAR);
        assertThat(vault.info(picture).digest()).isEqualTo(words);
    }

    @Test
    void a_hold_and_its_end_need_a_reason_and_something_to_hold() {
        UUID id = seal();
        assertThatThrownBy(() -> vault.hold(id, reviewer, " ")).hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> vault.liftHold(id, reviewer, "")).hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> vault.liftHold(id, reviewer, "over"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.CONFLICT));
        assertThatThrownBy(() -> vault.hold(UUID.randomUUID(), reviewer, "order 12"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
        clock.advance(Duration.ofDays(181));
        vault.expireDue();
        assertThatThrownBy(() -> vault.hold(id, reviewer, "order 12"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.EXHIBIT_GONE));
        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), reviewer, Purpose.REVIEW, "x"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    @Test
    void many_due_exhibits_expire_in_one_call_and_each_once() {
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < 450; i++) {
                seal();
            }
        });
        clock.advance(Duration.ofDays(180));
        assertThat(vault.expireDue()).isEqualTo(450);
        assertThat(vault.expireDue()).isZero();
        assertThat(journal.acts(ActKind.EXHIBIT_EXPIRED)).hasSize(450);
    }

    @Test
    void at_the_start_another_master_key_than_the_one_that_sealed_is_refused() throws Exception {
        seal();
        VaultConfiguration start = new VaultConfiguration();
        DataSettings folder = new DataSettings(data);
        assertThat(start.keyWrapper(folder, database.jooq(), new SecureRandom()).keyId())
                .startsWith("file:");
        Files.delete(data.resolve("vault.key"));
        assertThatThrownBy(() -> start.keyWrapper(folder, database.jooq(), new SecureRandom()))
                .hasMessageContaining("is missing");
        FileKeyWrapper.in(data, false, new SecureRandom());
        assertThatThrownBy(() -> start.keyWrapper(folder, database.jooq(), new SecureRandom()))
                .hasMessageContaining("were sealed under file:");
        Files.writeString(data.resolve("vault.key"), "not a key");
        assertThatThrownBy(() -> start.keyWrapper(folder, database.jooq(), new SecureRandom()))
                .hasMessageContaining("should hold 32 bytes");
    }

    @Test
    void an_exhibit_over_the_limit_is_refused() {
        assertThatThrownBy(() -> vault.seal(ExhibitKind.MEDIUM, "image/png", new byte[65 * 1024], HALF_A_YEAR))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Test
    void a_lost_master_key_is_not_replaced_and_an_open_one_is_not_used() throws Exception {
        Path file = data.resolve("vault.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> FileKeyWrapper.in(data, true, new SecureRandom()))
                .hasMessageContaining("chmod 600");
        Files.delete(file);
        assertThatThrownBy(() -> FileKeyWrapper.in(data, true, new SecureRandom()))
                .hasMessageContaining("is missing");
    }
}
