package org.brightline.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account that the server runs under: the one of this process, or an unprivileged one when this process is root, because
 * PostgreSQL refuses to run as root.
 *
 * @param uid numeric user id
 * @param gid numeric group id
 * @param switched whether it differs from the account of this process
 */
record Account(int uid, int gid, boolean switched) {
    private static final List<Path> PROGRAM_FOLDERS =
            List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"), Path.of("/usr/sbin"));

    /** Chooses the account for a server whose data is, or will be, in {@code data}. */
    static Account forData(Path data, PostgresSettings settings) throws IOException {
        UnixSystem self = new UnixSystem();
        if (self.getUid() != 0) {
            return new Account((int) self.getUid(), (int) self.getGid(), false);
        }
        if (Files.isDirectory(data) && owner(data) != 0) {
            return new Account(owner(data), group(data), true);
        }
        return new Account(settings.uid(), settings.gid(), true);
    }

    /**
     * A command that runs under this account, in a session of its own where the system has {@code setsid}: otherwise an
     * interrupt at the terminal would stop the database before the application has finished with it.
     */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>();
        Path setsid = find("setsid");
        if (setsid != null) {
            whole.add(setsid.toString());
        }
        if (switched) {
            Path setpriv = find("setpriv");
            if (setpriv == null) {
                throw new PostgresException(
                        "PostgreSQL refuses to run as root, and the program setpriv, which would start it"
                                + " as user " + uid + ", was not found in " + PROGRAM_FOLDERS
                                + ". Start Brightline as an ordinary user, or install the package util-linux.");
            }
            whole.addAll(List.of(
                    setpriv.toString(), "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--"));
        }
        whole.addAll(command);
        return whole;
    }

    boolean owns(Path path) throws IOException {
        return owner(path) == uid;
    }

    /** Makes this account the owner of one file or folder. Does nothing when the account is that of this process. */
    void own(Path path) throws IOException {
        if (switched) {
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /**
     * Checks that this account can reach a folder.
     *
     * @throws PostgresException naming the first folder on the way that cannot be passed, and what to do
     */
    void mustReach(Path folder) throws IOException {
        if (!switched) {
            return;
        }
        for (Path step = folder.toRealPath(); step != null; step = step.getParent()) {
            if (!mayPass(step)) {
                throw new PostgresException(
                        "The database server runs as user " + uid + " (never as root) and cannot pass"
                                + " through " + step + " (mode "
                                + PosixFilePermissions.toString(Files.getPosixFilePermissions(step)) + ") to " + folder
                                + ". Do one of these: keep the data elsewhere, for example in /var/lib/brightline; or allow"
                                + " passing through: chmod o+x " + step + "; or start Brightline as an ordinary user.");
            }
        }
    }

    private boolean mayPass(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (owner(folder) == uid) {
            return permissions.contains(PosixFilePermission.OWNER_EXECUTE);
        }
        if (group(folder) == gid) {
            return permissions.contains(PosixFilePermission.GROUP_EXECUTE);
        }
        return permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static int group(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:gid");
    }

    private static @Nullable Path find(String program) {
        return PROGRAM_FOLDERS.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
