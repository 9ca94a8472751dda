package org.brightline.platform.testing;

import java.util.Set;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Role;

/** Two people who write the line, at a server of their own: a release takes both. */
public final class TwoAuthors implements AutoCloseable {
    private final RunningPlatform platform;
    private final Visitor ada;
    private final Visitor ben;

    private TwoAuthors(RunningPlatform platform) {
        this.platform = platform;
        this.ada = Visitor.signedIn(platform, "ada", "Ada", Set.of(Role.POLICY_AUTHOR));
        this.ben = Visitor.signedIn(platform, "ben", "Ben", Set.of(Role.POLICY_AUTHOR));
    }

    /** Starts the server, which delivers nothing by itself, and signs both in. */
    public static TwoAuthors start() {
        return new TwoAuthors(
                RunningPlatform.start("--brightline.access.welcome=false", "--brightline.action.every=365d"));
    }

    /** The server. */
    public RunningPlatform platform() {
        return platform;
    }

    /** Who writes. */
    public Visitor ada() {
        return ada;
    }

    /** Who approves. */
    public Visitor ben() {
        return ben;
    }

    /** A draft that Ada begins. */
    public StudioDraft draft(String name) {
        return StudioDraft.begun(platform, ada, name);
    }

    @Override
    public void close() {
        platform.close();
    }
}
