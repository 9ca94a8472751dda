package org.brightline.fingerprint.confined;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.picture.PictureLook;

/**
 * Looks at pictures in child processes that can do no harm: a decoder that a hostile picture breaks, hangs or takes over
 * has no network, no files, no rights and little memory (as far as {@link #confinement()} says), and its picture is
 * undetermined while the server goes on. The children live on from picture to picture and are replaced when they fail.
 *
 * <p>Safe for use by many threads; as many pictures at a time as there are children, the other callers wait in order.
 */
public final class ConfinedDecoder implements PictureViewer, AutoCloseable {

    /** After this much work a child is replaced, so that its limit of computing time is never met between pictures. */
    private static final Duration WORKING_LIFE = Duration.ofMinutes(15);

    /** A child works in parallel at times; its computing time runs faster than the clock. */
    private static final Duration COMPUTING_TIME = WORKING_LIFE.multipliedBy(4);

    private static final Duration TIME_TO_START = Duration.ofSeconds(30);

    private final ConfinedDecoderSettings settings;
    private final Confinement confinement;
    private final List<String> command;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Child> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * A decoder whose children start with the first pictures.
     *
     * @throws UncheckedIOException if what the children need cannot be laid out for them
     */
    public ConfinedDecoder(ConfinedDecoderSettings settings, Confinement confinement) {
        this(settings, confinement, command(settings, confinement));
    }

    /** @param command the program of a child, which has to speak as {@link PictureWorker} does */
    ConfinedDecoder(ConfinedDecoderSettings settings, Confinement confinement, List<String> command) {
        this.settings = settings;
        this.confinement = confinement;
        this.command = command;
        this.free = new Semaphore(settings.workers(), true);
    }

    private static List<String> command(ConfinedDecoderSettings settings, Confinement confinement) {
        String classPath;
        try {
            classPath = WorkerClassPath.of(confinement.ownUser(), TemporaryFolder.create("brightline-decoder-"));
        } catch (IOException e) {
            throw new UncheckedIOException("The class path of confined decoders cannot be laid out.", e);
        }
        PictureLimits limits = settings.limits();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=/dev/null",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                PictureWorker.class.getName(),
                String.valueOf(limits.bytes()),
                String.valueOf(limits.pixels()),
                String.valueOf(limits.time().toMillis()),
                String.valueOf(limits.frames()));
    }

    /** How the children are confined, and how not. */
    public Confinement confinement() {
        return confinement;
    }

    /**
     * What these bytes look like as a picture, or the part of it that is there of a JPEG that is cut short.
     *
     * @param bytes a file; not changed
     * @throws PictureException if the bytes are refused as {@link PictureDecoder} refuses them; or, of kind
     *     {@link Kind#UNDECIDED}, if the child failed, which says nothing about the picture; or, of kind {@link Kind#BUSY}, if
     *     too many callers wait
     * @throws IllegalStateException if the decoder is closed
     */
    @Override
    public PictureLook look(byte[] bytes) throws PictureException {
        if (bytes.length > settings.limits().bytes()) {
            throw new PictureException(
                    Kind.TOO_MANY_BYTES,
                    "The picture has " + bytes.length + " bytes; at most "
                            + settings.limits().bytes() + " are read.");
        }
        await();
        try {
            if (closed) {
                throw new IllegalStateException("The confined decoder is closed.");
            }
            Child child = child();
            boolean usable = false;
            try {
                PictureLook look = child.look(bytes);
                usable = true;
                return look;
            } catch (PictureException refusal) {
                usable = refusal.kind() != Kind.UNDECIDED;
                throw refusal;
            } finally {
                if (usable && !child.old() && !closed) {
                    idle.push(child);
                } else {
                    child.process.close();
                }
            }
        } finally {
            free.release();
        }
    }

    private void await() throws PictureException {
        if (free.tryAcquire()) {
            return;
        }
        if (free.getQueueLength() >= settings.waiting()) {
            throw busy("too many pictures wait to be looked at, " + settings.waiting() + "; try again");
        }
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("the work was interrupted");
        }
    }

    /** An idle child that lives, or a new one. */
    private Child child() throws PictureException {
        for (Child child = idle.poll(); child != null; child = idle.poll()) {
            if (child.process.alive()) {
                return child;
            }
        }
        ConfinedProcess process;
        try {
            process = ConfinedProcess.start(confinement, limits(), command, Redirect.PIPE, Redirect.DISCARD);
        } catch (IOException e) {
            throw undecided("the confined decoder could not be started (" + e.getMessage() + ")");
        }
        Child child = new Child(process);
        ScheduledFuture<?> kill = process.killAfter(TIME_TO_START);
        try {
            WorkerProtocol.readHello(child.in);
            return child;
        } catch (IOException e) {
            throw undecided("the confined decoder did not start: it " + process.end());
        } finally {
            kill.cancel(false);
        }
    }

    int free() {
        return free.availablePermits();
    }

    /** Children that live and have nothing to do. */
    int idle() {
        return idle.size();
    }

    int waiting() {
        return free.getQueueLength();
    }

    private ChildLimits limits() {
        // What a Java machine reserves beside its heap: classes, compiled code, stacks, its own libraries and archive.
        long addressSpace = (settings.heapMegabytes() + 1024L) << 20;
        return new ChildLimits(addressSpace, COMPUTING_TIME, 64, 64 * settings.workers() + 512);
    }

    private static PictureException undecided(String reason) {
        return unseen(Kind.UNDECIDED, reason);
    }

    private static PictureException busy(String reason) {
        return unseen(Kind.BUSY, reason);
    }

    private static PictureException unseen(Kind kind, String reason) {
        return new PictureException(kind, "The picture could not be looked at: " + reason + ".");
    }

    /** Ends the children. Pictures that are being looked at become undetermined. */
    @Override
    public void close() {
        closed = true;
        for (Child child = idle.poll(); child != null; child = idle.poll()) {
            child.process.close();
        }
    }

    private final class Child {
        private final ConfinedProcess process;
        private final DataInputStream in;
        private final DataOutputStream out;
        private long worked;

        Child(ConfinedProcess process) {
            this.process = process;
            this.in = new DataInputStream(new BufferedInputStream(process.output()));
            this.out = new DataOutputStream(new BufferedOutputStream(process.input(), 1 << 16));
        }

        PictureLook look(byte[] bytes) throws PictureException {
            long began = System.nanoTime();
            ScheduledFuture<?> kill = process.killAfter(settings.deadline());
            try {
                WorkerProtocol.writePicture(out, bytes);
                return WorkerProtocol.readAnswer(in);
            } catch (WorkerProtocol.Nonsense e) {
                throw undecided("the confined decoder answered " + e.getMessage());
            } catch (IOException e) {
                throw undecided(failure());
            } finally {
                kill.cancel(false);
                worked += System.nanoTime() - began;
            }
        }

        private String failure() {
            String end = process.end();
            return process.overdue()
                    ? "the confined decoder took longer than "
                            + settings.deadline().toMillis() + " ms"
                    : "the confined decoder " + end;
        }

        boolean old() {
            return worked > WORKING_LIFE.toNanos() || process.overdue();
        }
    }
}
