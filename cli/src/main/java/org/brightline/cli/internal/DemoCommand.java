package org.brightline.cli.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.brightline.cli.internal.local.DemoFolder;
import org.brightline.cli.internal.server.Port;
import org.brightline.cli.internal.server.Ports;
import org.brightline.cli.internal.server.RunningServer;
import org.brightline.cli.internal.server.ServerOptions;
import org.brightline.harbour.Harbour;
import org.brightline.harbour.HarbourSettings;
import org.brightline.harbour.Posters;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Role;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The product with an invented platform beside it. */
@Command(
        name = "demo",
        description = {
            "Starts Brightline and Harbour, a small invented social site that sends its posts to it.",
            "Every demo begins anew in its own folder; it touches no other data."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    private static final String PLATFORM = "harbour";

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(
            names = "--harbour-port",
            paramLabel = "N",
            converter = Port.class,
            defaultValue = "7401",
            description = "Port of Harbour; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int harbourPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/demo",
            description = "Folder of the demo; what an earlier demo left there is deleted. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path data;

    @Option(
            names = "--pace",
            paramLabel = "MS",
            defaultValue = "700",
            description = "Milliseconds between new posts. Default: ${DEFAULT-VALUE}.")
    private long pace;

    @Option(
            names = "--undo",
            paramLabel = "S",
            defaultValue = "5",
            description = "Seconds in which a decision can be undone. Default: ${DEFAULT-VALUE}.")
    private long undo;

    @Override
    public Integer call() throws Exception {
        demandPorts();
        try (DemoFolder folder = DemoFolder.take(data)) {
            if (folder.clear()) {
                System.out.println("Deleted what an earlier demo left in " + data.toAbsolutePath() + ".");
            }
            run();
        }
        return 0;
    }

    /** Before anything is deleted, so that a start that cannot succeed costs nothing. */
    private void demandPorts() throws IOException {
        if (options.port != 0) {
            Ports.demandFree(options.address, options.port, "--port");
        }
        if (harbourPort != 0) {
            Ports.demandFree("127.0.0.1", harbourPort, "--harbour-port");
        }
    }

    private void run() throws Exception {
        List<String> arguments = options.arguments(data);
        arguments.add("--brightline.access.welcome=false");
        arguments.add("--brightline.casework.undo=" + undo + "s");
        arguments.add("--logging.level.org.brightline=warn");
        int port = harbourPort == 0 ? Ports.free() : harbourPort;
        URI harbourAddress = URI.create("http://127.0.0.1:" + port);
        AtomicReference<@Nullable Secrets> made = new AtomicReference<>();
        try (RunningServer server =
                RunningServer.start(arguments, options, before -> made.set(prepare(before, harbourAddress)))) {
            Secrets secrets = Objects.requireNonNull(made.get());
            try (Harbour harbour = Harbour.start(new HarbourSettings(
                    port,
                    server.address(),
                    secrets.key(),
                    secrets.webhook(),
                    Duration.ofMillis(pace),
                    new SecureRandom().nextLong()))) {
                tell(server.address(), harbour.uri(), secrets.password());
                server.await();
            }
        }
    }

    /** What is told or handed over after the start. */
    private record Secrets(String password, String key, String webhook) {}

    /** Whoever opens the sign-in page finds people who can sign in. */
    private static Secrets prepare(ApplicationContext server, URI harbour) {
        Access access = server.getBean(Access.class);
        String password = people(access);
        bank(server.getBean(Banks.class));
        access.registerPlatform(PLATFORM, "Harbour", Actor.MACHINE);
        String key = access.issueKey(
                        "Harbour's server",
                        PLATFORM,
                        Set.of(Permission.ITEMS_SUBMIT),
                        Duration.ofDays(30),
                        Actor.MACHINE)
                .token();
        return new Secrets(password, key, endpoint(server.getBean(Actions.class), harbour));
    }

    private static String people(Access access) {
        String password = new Words(new SecureRandom()).four();
        Access.NewPerson robin =
                access.createPerson("robin", "Robin Vale", Set.of(Role.REVIEWER, Role.LEAD), Actor.MACHINE);
        access.changePassword(robin.person().id(), password, Actor.MACHINE);
        Access.NewPerson casey =
                access.createPerson("casey", "Casey Holm", Set.of(Role.POLICY_AUTHOR, Role.LEGAL), Actor.MACHINE);
        access.changePassword(casey.person().id(), password, Actor.MACHINE);
        Access.NewPerson admin =
                access.createPerson("admin", "Administrator", Set.of(Role.ADMINISTRATOR), Actor.MACHINE);
        access.changePassword(admin.person().id(), password, Actor.MACHINE);
        return password;
    }

    private static void bank(Banks banks) {
        banks.create("ASHFALL_PROPAGANDA", "Posters of the Ashfall Front, an invented organisation", Actor.MACHINE);
        banks.addFile(
                "ASHFALL_PROPAGANDA",
                Posters.ashfall(),
                new Provenance("Ashfall Front poster", "the demo", "drawn by code to be found again"),
                Actor.MACHINE);
    }

    private static String endpoint(Actions actions, URI harbour) {
        return actions.configureEndpoint(
                        new WantedEndpoint(
                                PLATFORM,
                                harbour.resolve("/brightline/webhook"),
                                harbour.resolve("/brightline/status/") + "{externalId}",
                                true),
                        Actor.MACHINE)
                .secret();
    }

    private static void tell(URI brightline, URI harbour, String password) {
        System.out.println("""

                  Brightline runs, and so does Harbour, a small invented social site.

                    Harbour      %s      posts arrive; watch one of them disappear
                    Brightline   %s      decide about it here

                    sign in as   robin
                    password     %s
                    The same password has casey, who writes the line (robin publishes what casey submits) and confirms referrals to an authority, and
                    admin, who sees the settings.

                  Take the next case, show the text, choose «act», answer the question about its purpose and how you see that,
                  give a reason, decide.
                  A few seconds later Harbour has removed the post and told its author (open the author's page there). The case's history links to the proof.
                  Ctrl-C stops everything.
                """.formatted(harbour, brightline, password));
    }
}
