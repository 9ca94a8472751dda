package org.brightline.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.brightline.platform.journal.OfflineVerification;
import org.brightline.platform.journal.Verification;
import org.brightline.postgres.EmbeddedPostgres;
import org.brightline.postgres.PostgresSettings;
import org.postgresql.ds.PGSimpleDataSource;
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

        @Override
        public Integer call() {
            String url = System.getenv("BRIGHTLINE_DATABASE_URL");
            if (url != null && !url.isBlank()) {
                return verify(
                        url,
                        System.getenv().getOrDefault("BRIGHTLINE_DATABASE_USER", ""),
                        System.getenv().getOrDefault("BRIGHTLINE_DATABASE_PASSWORD", ""));
            }
            try (EmbeddedPostgres database = EmbeddedPostgres.start(PostgresSettings.in(data.resolve("postgres")))) {
                return verify(database.jdbcUrl(), database.user(), database.password());
            }
        }

        private int verify(String url, String user, String password) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(user);
            source.setPassword(password);
            Verification verification = OfflineVerification.run(source, data);
            verification.faults().forEach(fault -> System.out.println("WRONG  " + fault));
            System.out.println((verification.ok() ? "The journal holds: " : "The journal does NOT hold: ")
                    + verification.leaves() + " leaves, " + verification.checkpoints() + " checkpoints, root "
                    + verification.rootHash());
            return verification.ok() ? 0 : 1;
        }
    }
}
