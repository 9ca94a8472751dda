package org.brightline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.brightline.postgres.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void databases_are_apart_and_a_copy_has_the_rows_of_its_template() throws Exception {
        TestPostgres.Database original = TestPostgres.freshDatabase("original");
        try (Connection connection = original.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mark AS SELECT 7 AS id");
        }

        TestPostgres.Database copy = TestPostgres.freshDatabase("copy", original.name());
        TestPostgres.Database empty = TestPostgres.freshDatabase("empty");

        assertThat(mark(copy)).isEqualTo("7");
        assertThatThrownBy(() -> mark(empty)).isInstanceOf(SQLException.class).hasMessageContaining("does not exist");
    }

    @Test
    void a_name_that_is_not_a_plain_word_is_refused() {
        assertThatThrownBy(() -> TestPostgres.freshDatabase("a; DROP TABLE mark"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestPostgres.freshDatabase("good", "bad name"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String mark(TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return Login.ask(connection, "SELECT id FROM mark");
        }
    }
}
