package org.brightline.platform;

import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The database: embedded unless an address is given. */
@ConfigurationProperties("brightline.database")
record DatabaseSettings(
        @Setting(
                "JDBC address of your own PostgreSQL 18, for example jdbc:postgresql://db.example/brightline; empty for the embedded one.")
        @DefaultValue("")
        String url,

        @Setting("User of your own PostgreSQL; it must own the database.") @DefaultValue("")
        String user,

        @Setting("Password of that user.") @DefaultValue("") String password,

        @Setting("Port of the embedded PostgreSQL on 127.0.0.1; 0 takes a free one and keeps it.") @DefaultValue("0")
        int port,

        @Setting("Most connections open at a time.") @DefaultValue("24")
        int connections) {

    /** Whether the operator's own server is used. */
    boolean own() {
        return !url.isBlank();
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + ", port=" + port + "]";
    }
}
