package org.brightline.cli.internal;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.brightline.platform.journal.OfflineVerification;
import org.brightline.platform.journal.Verification;
import org.brightline.postgres.EmbeddedPostgres;
import org.brightline.postgres.PostgresSettings;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be done with a journal. */
@Command(
        name = "journal",
        description = "Works on the journal.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify",
        subcommands = JournalCommand.Verify.class)
public final class JournalCommand implements Runnable {
    @Override
    public void run() {
        System.out.println("Say what to do: brightline journal verify");
    }

    /** Recomputes the tree from the database. */
    @Command(
            name = "verify",
            description = {
                "Recomputes the journal from the database and says which leaf is wrong.",
                "For the embedded database the server must be stopped. Ends with 1 if anything is wrong."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Verify implements Callable<Integer> {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                defaultValue = "${env:BRIGHTLINE_DATA_DIRECTORY:-data}",
                description = "The server's data folder. Default: ${DEFAULT-VALUE}.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private Path data;

        @Option(
                names = "--checkpoint",
                paramLabel = "FILE",
                description = {
                    "A checkpoint that you saved from /v1/journal/checkpoint:",
                    "says whether the journal still continues it."
                })
        private @Nullable Path checkpoint;

        @Override
        public Integer call() throws IOException {
            quiet();
            if (!Files.exists(data.resolve("journal.key"))) {
                throw new IOException("There is no journal in " + data.toAbsolutePath() + "; say --data.");
            }
            String saved = checkpoint == null ? null : Files.readString(checkpoint);
            String url = System.getenv("BRIGHTLINE_DATABASE_URL");
            if (url != null && !url.isBlank()) {
                return verify(
                        url,
                        System.getenv().getOrDefault("BRIGHTLINE_DATABASE_USER", ""),
                        System.getenv().getOrDefault("BRIGHTLINE_DATABASE_PASSWORD", ""),
                        saved);
            }
            try (EmbeddedPostgres database = EmbeddedPostgres.start(PostgresSettings.in(data.resolve("postgres")))) {
                return verify(database.jdbcUrl(), database.user(), database.password(), saved);
            }
        }

        /** One result is all that this prints. */
        private static void quiet() {
            System.setProperty("org.jooq.no-logo", "true");
            System.setProperty("org.jooq.no-tips", "true");
            if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
                root.setLevel(Level.WARN);
            }
            java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        }

        private int verify(String url, String user, String password, @Nullable String saved) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(user);
            source.setPassword(password);
            Verification verification = OfflineVerification.run(source, data, saved);
            verification.faults().forEach(fault -> System.out.println("WRONG  " + fault));
            System.out.println((verification.ok() ? "The journal holds: " : "The journal does NOT hold: ")
                    + verification.leaves() + " leaves, " + verification.checkpoints() + " checkpoints, root "
                    + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(verification.rootHash())));
            if (saved != null && verification.ok()) {
                System.out.println("It continues the checkpoint in " + checkpoint + ".");
            }
            return verification.ok() ? 0 : 1;
        }
    }
}
