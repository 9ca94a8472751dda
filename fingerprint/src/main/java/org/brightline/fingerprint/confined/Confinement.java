package org.brightline.fingerprint.confined;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How a child process that handles hostile bytes is kept from doing harm, with the tools of util-linux that the machine
 * has: another user without privileges, no network, limits on memory, computing time, files and processes, no file to
 * write to, an empty environment and an empty working directory that cannot be written to. What is missing is said, never
 * passed over: see {@link #measures()}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Confinement {

    /** The user without rights that the child becomes where this process may choose; "nobody" on Linux. */
    public static final int NOBODY = 65_534;

    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"));

    private final List<Measure> measures;
    private final List<String> beforeLimits;
    private final boolean limits;
    private final boolean ownUser;
    private final Path workingDirectory;

    private Confinement(List<Measure> measures, List<String> beforeLimits, boolean limits, boolean ownUser) {
        this.measures = List.copyOf(measures);
        this.beforeLimits = List.copyOf(beforeLimits);
        this.limits = limits;
        this.ownUser = ownUser;
        this.workingDirectory = emptyDirectory();
    }

    /**
     * One measure.
     *
     * @param name what is kept from the child
     * @param taken whether it is
     * @param detail how, or why not
     */
    public record Measure(String name, boolean taken, String detail) {

        @Override
        public String toString() {
            return name + ": " + (taken ? "" : "NOT confined, ") + detail;
        }
    }

    /** Finds out what this machine permits, by trying it: takes some milliseconds and starts a few short processes. */
    public static Confinement detect() {
        boolean root = tries(List.of(program("id").toString(), "-u"), "0");
        List<Measure> measures = new ArrayList<>();
        List<String> prefix = new ArrayList<>();
        add(measures, prefix, "network", root ? unshare("-n") : unshare("-Un"));
        List<String> drop = List.of(
                program("setpriv").toString(),
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all");
        boolean dropped = root && add(measures, prefix, "privileges", drop);
        if (!root) {
            add(measures, prefix, "new privileges", List.of(program("setpriv").toString(), "--no-new-privs"));
            measures.add(new Measure("user", false, "the child runs as the user of the server, who is not root"));
        }
        boolean limited = add(
                new ArrayList<>(),
                new ArrayList<>(prefix),
                "",
                List.of(program("prlimit").toString(), "--core=0"));
        measures.add(new Measure(
                "memory, computing time, files",
                limited,
                limited ? "prlimit" : "prlimit is missing or not permitted; the deadline alone holds"));
        measures.add(new Measure(
                "number of processes",
                limited && dropped,
                limited && dropped ? "prlimit" : "counted for a user of its own only"));
        measures.add(new Measure("environment", true, "empty"));
        return new Confinement(measures, prefix, limited, dropped);
    }

    /** No measure but the empty environment and working directory: for machines without these tools, and tests. */
    public static Confinement none() {
        return new Confinement(
                List.of(
                        new Measure("everything", false, "a plain child process"),
                        new Measure("environment", true, "empty")),
                List.of(),
                false,
                false);
    }

    private static List<String> unshare(String what) {
        return List.of(program("unshare").toString(), what);
    }

    /** Puts the wrapper behind the others if a program still runs under all of them. */
    private static boolean add(List<Measure> measures, List<String> prefix, String name, List<String> wrapper) {
        List<String> longer = new ArrayList<>(prefix);
        longer.addAll(wrapper);
        List<String> trial = new ArrayList<>(longer);
        trial.add(program("true").toString());
        boolean works = tries(trial, "");
        String shown =
                Path.of(wrapper.getFirst()).getFileName() + " " + String.join(" ", wrapper.subList(1, wrapper.size()));
        measures.add(new Measure(name, works, works ? shown : "'" + shown + "' is missing or not permitted here"));
        if (works) {
            prefix.clear();
            prefix.addAll(longer);
        }
        return works;
    }

    private static Path program(String name) {
        return PROGRAMS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/nonexistent", name));
    }

    /** Whether the command ends well within a few seconds and says this. */
    private static boolean tries(List<String> command, String answer) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0
                    && new String(process.getInputStream().readAllBytes())
                            .strip()
                            .equals(answer);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path emptyDirectory() {
        try {
            Path directory = Files.createTempDirectory("brightline-empty-");
            directory.toFile().deleteOnExit();
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("An empty directory for confined child processes cannot be made.", e);
        }
    }

    /** All measures, those taken and those that this machine lacks. */
    public List<Measure> measures() {
        return measures;
    }

    /** Whether the child runs as another user, who has to be able to read what it needs. */
    public boolean ownUser() {
        return ownUser;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    /** The command with everything before it that confines it. */
    List<String> wrap(List<String> command, ChildLimits childLimits) {
        List<String> wrapped = new ArrayList<>(beforeLimits);
        if (limits) {
            wrapped.add(program("prlimit").toString());
            wrapped.add("--as=" + childLimits.addressSpace());
            wrapped.add("--cpu=" + Math.max(1, childLimits.cpuTime().toSeconds()));
            wrapped.add("--nofile=" + childLimits.openFiles());
            wrapped.add("--fsize=0");
            wrapped.add("--core=0");
            if (ownUser) {
                wrapped.add("--nproc=" + childLimits.processes());
            }
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /** One line for each measure. */
    @Override
    public String toString() {
        return measures.stream().map(Measure::toString).collect(Collectors.joining("\n"));
    }
}
