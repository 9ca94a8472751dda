package org.brightline.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to log in as the owner of the database.
 *
 * @param user the database user
 * @param password its password
 */
record Login(String user, String password) {
    static final String HOST = "127.0.0.1";

    static String url(int port, String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    Connection connect(int port, String database, Duration limit) throws SQLException {
        int seconds = (int) Math.max(1, limit.toSeconds());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(port, database));
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(seconds);
        source.setSocketTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setApplicationName("brightline-launcher");
        return source.getConnection();
    }

    /** One value from one row. */
    static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new SQLException("no row: " + query);
            }
            return Objects.requireNonNullElse(row.getString(1), "");
        }
    }

    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
