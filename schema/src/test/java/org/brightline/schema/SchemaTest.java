package org.brightline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.brightline.postgres.testing.TestPostgres;
import org.brightline.schema.testing.TestDatabase;
import org.jooq.DSLContext;
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
