package org.brightline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.brightline.postgres.testing.TestPostgres;
import org.brightline.schema.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void all_migrations_apply_to_an_empty_database_and_are_then_valid() {
        var database = TestPostgres.freshDatabase("schema");

        int applied = Schema.migrate(database.url(), database.user(), database.password());

        assertThat(applied).isPositive();
        Schema.validate(database.dataSource());
        assertThat(Schema.migrate(database.dataSource()))
                .as("a second run has nothing to do")
                .isZero();
    }

    @Test
    void an_empty_database_is_not_valid() {
        var database = TestPostgres.freshDatabase("schema");

        assertThatThrownBy(() -> Schema.validate(database.dataSource())).hasMessageContaining("not applied");
    }

    @Test
    void a_fresh_test_database_is_migrated_and_apart_from_all_others() {
        TestDatabase one = TestDatabase.fresh();
        TestDatabase other = TestDatabase.fresh();
        Schema.validate(one.dataSource());

        one.jooq().execute("CREATE TABLE mark (id int)");

        assertThat(tables(one.jooq())).contains("mark");
        assertThat(tables(other.jooq())).doesNotContain("mark").contains("flyway_schema_history");
    }

    @Test
    void entries_of_one_fingerprint_become_content_with_number_and_former_id() {
        var database = TestPostgres.freshDatabase("banks");
        DSLContext jooq = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
        FluentConfiguration flyway =
                Flyway.configure().dataSource(database.dataSource()).locations("classpath:db/migration");
        flyway.target("09").load().migrate();
        jooq.execute("insert into bank (name, description, created_at, created_by)"
                + " values ('POSTERS', 'invented', now(), 'machine:0')");
        for (int i = 1; i <= 2; i++) {
            jooq.execute(
                    "insert into bank_entry (bank, type, fingerprint, label, source, reason, added_at, added_by, added_version)"
                            + " select id, 'MD5', {0}, 'a poster', 'the test', 'invented', now(), 'machine:0', {1} from bank",
                    DSL.val(Integer.toString(i).repeat(32)), DSL.val(i));
        }
        jooq.execute("update bank_entry set removed_at = now(), removed_by = 'machine:0', removed_reason = 'wrong',"
                + " removed_version = 3 where added_version = 2");
        var former = jooq.fetchValues("select id from bank_entry order by added_version");

        flyway.target("10").load().migrate();

        var moved = jooq.fetch("select former_id, version, removed_reason, fingerprint, bank"
                + " from bank_content join bank_signal on content = bank_content.id order by bank_content.id");
        assertThat(moved.getValues(0)).isEqualTo(former);
        assertThat(moved.getValues(1, Integer.class)).containsExactly(1, 3);
        assertThat(moved.getValues(2, String.class)).containsExactly(null, "wrong");
        assertThat(moved.getValues(3, String.class)).containsExactly("1".repeat(32), "2".repeat(32));
        assertThat(moved.getValues(4, Integer.class)).containsOnly(1);
    }

    @Test
    void the_backtest_of_a_draft_keeps_its_numbers_gets_who_ran_it_from_the_journal_and_is_never_emptied() {
        var database = TestPostgres.freshDatabase("drafts");
        DSLContext jooq = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
        FluentConfiguration flyway =
                Flyway.configure().dataSource(database.dataSource()).locations("classpath:db/migration");
        flyway.target("36").load().migrate();
        String digest = "0".repeat(64);
        jooq.execute(
                "insert into release (digest, name, files, published_at, published_by)"
                        + " values ({0}, 'first', '{}', now(), 'machine:0')",
                DSL.val(digest));
        jooq.execute(
                "insert into release_draft (version, state, name, files, authors, created_at, changed_at, based_on,"
                        + " backtest_before, backtest_after, backtest_items, backtest_change, reason)"
                        + " values (1, 'DRAFT', 'Spring', '{}', '{person:1}', now(), now(), {0}, {0}, {0}, 3, 1,"
                        + " 'It reaches too far.')",
                DSL.val(digest));
        jooq.execute("insert into journal_entry (id, at, kind, actor, leaf, leaf_hash)"
                + " values (uuidv7(), now(), 'release.backtested', 'person:2', 'x', decode(repeat('00', 32), 'hex'))");
        jooq.execute("insert into journal_reference (entry, name, value)"
                + " select e.id, 'draft', d.id::text from journal_entry e, release_draft d");

        flyway.target("37").load().migrate();

        var kept = jooq.fetchSingle("select source, items, changed, run_by from release_backtest");
        assertThat(kept.intoList()).containsExactly("UNTOLD", 3L, 1L, "person:2");

        flyway.target("39").load().migrate();

        assertThat(jooq.fetchValue("select sent_back_because from release_draft"))
                .isEqualTo("It reaches too far.");
        assertThatThrownBy(() -> jooq.execute("TRUNCATE release_backtest"))
                .hasMessageContaining("table release_backtest is append-only: TRUNCA");
    }

    @Test
    void a_draft_that_rolls_back_is_not_submitted_as_anything_else() {
        DSLContext jooq = TestDatabase.fresh().jooq();
        for (String digit : List.of("0", "1")) {
            jooq.execute(
                    "insert into release (digest, name, files, published_at, published_by)"
                            + " values ({0}, 'a release', '{}', now(), 'machine:0')",
                    DSL.val(digit.repeat(64)));
        }
        String draft =
                "insert into release_draft (version, state, name, files, authors, created_at, changed_at, based_on,"
                        + " reason, rolls_back_to, digest)"
                        + " values (1, 'SUBMITTED', 'Back', '{}', '{person:1}', now(), now(), {0}, 'As it was.', {1}, {2})";
        var current = DSL.val("0".repeat(64));
        var earlier = DSL.val("1".repeat(64));

        jooq.execute(draft, current, earlier, earlier);
        assertThatThrownBy(() -> jooq.execute(draft, current, earlier, current))
                .hasMessageContaining("release_draft_rolls_back_as_it_was");
    }

    @Test
    void an_append_only_table_takes_rows_and_refuses_every_change() {
        DSLContext jooq = TestDatabase.fresh().jooq();
        jooq.execute("CREATE TABLE entry (id int)");
        jooq.execute("CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON entry"
                + " FOR EACH ROW EXECUTE FUNCTION refuse_change()");
        jooq.execute("CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON entry"
                + " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()");
        jooq.execute("INSERT INTO entry VALUES (1)");

        for (String change : List.of("UPDATE entry SET id = 2", "DELETE FROM entry", "TRUNCATE entry")) {
            assertThatThrownBy(() -> jooq.execute(change))
                    .as(change)
                    .hasMessageContaining("table entry is append-only: " + change.substring(0, 6));
        }
        assertThat(jooq.fetchValue("SELECT id FROM entry")).isEqualTo(1);
    }

    private static List<String> tables(DSLContext jooq) {
        return jooq.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .getValues(0, String.class);
    }
}
