package org.brightline.fingerprint.confined;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A child process under a {@link Confinement}, which is killed when its time is over or when it is closed. */
public final class ConfinedProcess implements AutoCloseable {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("confined-child-watch").factory());

    /** The kernel takes a moment to end a process that was killed. */
    private static final int SECONDS_TO_DIE = 5;

    private static final int SIGNAL_BASE = 128;
    private static final int GREATEST_SIGNAL = 31;
    private static final int OUT_OF_COMPUTING_TIME = SIGNAL_BASE + 24;

    /** The exit code of a Java machine with {@code ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private volatile boolean overdue;

    private ConfinedProcess(Process process) {
        this.process = process;
    }

    /** @throws IOException if the program cannot be started */
    public static ConfinedProcess start(
            Confinement confinement, ChildLimits limits, List<String> command, Redirect input, Redirect errors)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(confinement.wrap(command, limits))
                .directory(confinement.workingDirectory().toFile())
                .redirectInput(input)
                .redirectError(errors);
        builder.environment().clear();
        return new ConfinedProcess(builder.start());
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** What the child writes to its standard output. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What the child writes to its standard error, unless that was redirected when it was started. */
    public InputStream errors() {
        return process.getErrorStream();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Kills the child after this time unless the answer is cancelled before. */
    public ScheduledFuture<?> killAfter(Duration time) {
        return WATCH.schedule(
                () -> {
                    overdue = true;
                    process.destroyForcibly();
                },
                time.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Whether {@link #killAfter} has killed it. */
    public boolean overdue() {
        return overdue;
    }

    /** How the child ended, for people: the end of a sentence that begins with what it is. Kills it if it has not ended. */
    public String end() {
        boolean ended = ended();
        int exit = ended ? process.exitValue() : -1;
        if (!ended) {
            return "did not end";
        }
        return switch (exit) {
            case 0 -> "ended before it had answered";
            case OUT_OF_MEMORY -> "ran out of memory";
            case OUT_OF_COMPUTING_TIME -> "used up its computing time";
            default -> killed(exit) ? "was killed by signal " + (exit - SIGNAL_BASE) : "ended with code " + exit;
        };
    }

    /** Whether this is the exit code of a process that a signal has ended; greater ones are a program's own. */
    public static boolean killed(int exitCode) {
        return exitCode > SIGNAL_BASE && exitCode <= SIGNAL_BASE + GREATEST_SIGNAL;
    }

    private boolean ended() {
        try {
            // A child whose output has ended is about to end itself, and its own end says more than being killed.
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for the end of a child whose output has ended. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
