package org.brightline.fingerprint.video;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.confined.ChildLimits;
import org.brightline.fingerprint.confined.ConfinedProcess;
import org.brightline.fingerprint.confined.Confinement;
import org.brightline.fingerprint.picture.Bars;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
import org.brightline.fingerprint.video.VideoException.Kind;

/**
 * Looks at videos: digests of the file, and PDQ hashes of frames that a confined child process, ffmpeg, decodes to grey.
 * The child opens nothing but this one file, as containers that hold the video themselves and never as a list of others.
 *
 * <p>Immutable and safe for use by many threads; each video has a child of its own.
 */
public final class VideoHasher {

    /** Containers that hold a video themselves; playlists, image sequences and scripts are none. */
    private static final String CONTAINERS =
            "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,live_flv,ogg,asf,h264,hevc,ivf,gif";

    private static final long ADDRESS_SPACE = 3L << 30;
    private static final int OPEN_FILES = 32;
    private static final int PROCESSES = 512;

    private final Ffmpeg ffmpeg;
    private final Confinement confinement;
    private final VideoLimits limits;

    /** A hasher that uses this program, confined like this, within these limits. */
    public VideoHasher(Ffmpeg ffmpeg, Confinement confinement, VideoLimits limits) {
        this.ffmpeg = ffmpeg;
        this.confinement = confinement;
        this.limits = limits;
    }

    /**
     * What the video in this file looks like.
     *
     * @param file a file of any name; read, not changed, and not kept open
     * @throws VideoException if no frame of it could be looked at, or it is more than the limits allow
     * @throws IOException if the file cannot be read
     */
    public VideoLook look(Path file, FrameSampling sampling) throws VideoException, IOException {
        long bytes = Files.size(file);
        if (bytes > limits.bytes()) {
            throw new VideoException(
                    Kind.TOO_MANY_BYTES, "The video has " + bytes + " bytes; at most " + limits.bytes() + " are read.");
        }
        FileDigests digests = FileDigests.of(file);
        Frames frames = frames(file, sampling);
        return new VideoLook(
                new VideoMd5(digests.md5()),
                new VideoSha256(digests.sha256()),
                frames.vpdq(frames.hashes(), limits.frames()),
                frames.withoutBars().isEmpty()
                        ? Optional.empty()
                        : Optional.of(frames.vpdq(frames.withoutBars(), limits.frames())),
                incomplete(frames));
    }

    private Frames frames(Path file, FrameSampling sampling) throws VideoException, IOException {
        Optional<Path> copy =
                ffmpeg.readsDescriptor() || !confinement.ownUser() ? Optional.empty() : Optional.of(copyForChild(file));
        try {
            String source = ffmpeg.readsDescriptor()
                    ? "fd:"
                    : "file:" + copy.orElse(file).toAbsolutePath();
            Redirect input = Redirect.from(ffmpeg.readsDescriptor() ? file.toFile() : new File("/dev/null"));
            ChildLimits childLimits = new ChildLimits(ADDRESS_SPACE, limits.time(), OPEN_FILES, PROCESSES);
            ConfinedProcess child =
                    ConfinedProcess.start(confinement, childLimits, command(source, sampling), input, Redirect.PIPE);
            ScheduledFuture<?> kill = child.killAfter(limits.time());
            try (child) {
                return read(child);
            } finally {
                kill.cancel(false);
            }
        } finally {
            if (copy.isPresent()) {
                Files.deleteIfExists(copy.get());
            }
        }
    }

    private List<String> command(String source, FrameSampling sampling) {
        String interval = sampling.interval().toMillis() + "/1000";
        List<String> command = new ArrayList<>(List.of(
                ffmpeg.program().toString(),
                "-nostdin",
                "-hide_banner",
                "-nostats",
                "-loglevel",
                "level+info",
                "-protocol_whitelist",
                source.substring(0, source.indexOf(':')),
                "-format_whitelist",
                CONTAINERS,
                "-threads",
                "1",
                "-max_pixels",
                String.valueOf(limits.pixels())));
        if (!sampling.exact()) {
            command.addAll(List.of("-skip_frame", "noref"));
        }
        command.addAll(List.of(
                "-i",
                source,
                "-map",
                "0:V:0",
                "-vf",
                "select='not(n)+gt(floor(t/(" + interval + ")),floor(prev_t/(" + interval + ")))',format=gray,"
                        + "showinfo=checksum=0",
                "-fps_mode",
                "passthrough",
                // One more than is looked at, so that the end of the limit is not taken for the end of the video.
                "-frames:v",
                String.valueOf(limits.frames() + 1),
                "-c:v",
                "pgm",
                "-f",
                "image2pipe",
                "pipe:1"));
        return command;
    }

    private Frames read(ConfinedProcess child) throws VideoException {
        FfmpegReport report = new FfmpegReport(child.errors());
        Thread listener = Thread.ofVirtual().start(report);
        List<PdqHash> hashes = new ArrayList<>();
        List<PdqHash> withoutBars = new ArrayList<>();
        boolean bars = false;
        try (InputStream output = new BufferedInputStream(child.output(), 1 << 16)) {
            GreyFrames frames = new GreyFrames(output, limits.pixels());
            for (Picture frame = frames.next(); frame != null; frame = frames.next()) {
                PdqHash hash = PdqHasher.hash(frame);
                Optional<Picture> cut = Bars.off(frame);
                bars |= cut.isPresent();
                hashes.add(hash);
                withoutBars.add(cut.map(PdqHasher::hash).orElse(hash));
            }
            listener.join();
            check(child, report, hashes.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VideoException(Kind.UNDECIDED, "The video could not be looked at: the work was interrupted.", e);
        } catch (IOException e) {
            throw failed(child, e);
        }
        return new Frames(report.milliseconds(), hashes, bars ? withoutBars : List.of(), report.errors() > 0);
    }

    private void check(ConfinedProcess child, FfmpegReport report, int frames)
            throws VideoException, IOException, InterruptedException {
        int exit = child.exitCode();
        if (child.overdue() || ConfinedProcess.killed(exit)) {
            throw new IOException("ffmpeg was killed");
        }
        if (report.tooManyPixels()) {
            throw new VideoException(
                    Kind.TOO_MANY_PIXELS, "The frames of the video have more than " + limits.pixels() + " pixels.");
        }
        if (frames == 0) {
            throw new VideoException(
                    Kind.NOT_A_VIDEO, "The file is not a video that is read here, or none of its frames can be read.");
        }
        if (report.milliseconds().size() < frames) {
            throw new VideoException(Kind.UNDECIDED, "The video could not be looked at: its frames have no times.");
        }
    }

    /** What was read of a video; {@code withoutBars} is empty where no frame has bars. */
    private record Frames(
            List<Integer> milliseconds, List<PdqHash> hashes, List<PdqHash> withoutBars, boolean damaged) {

        Vpdq vpdq(List<PdqHash> looks, int most) {
            List<Vpdq.Frame> frames = new ArrayList<>();
            for (int i = 0; i < Math.min(looks.size(), most); i++) {
                frames.add(new Vpdq.Frame(looks.get(i).hash(), looks.get(i).quality(), milliseconds.get(i)));
            }
            return new Vpdq(frames);
        }
    }

    private Optional<String> incomplete(Frames frames) {
        List<String> notes = new ArrayList<>();
        if (frames.hashes().size() > limits.frames()) {
            int last = frames.milliseconds().get(limits.frames() - 1);
            notes.add("Only the first " + limits.frames() + " frames were looked at, to " + last / 1000 + " s.");
        }
        if (frames.damaged()) {
            notes.add("The file is damaged; what could be read was looked at.");
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
    }

    private VideoException failed(ConfinedProcess child, IOException cause) {
        String end = child.end();
        return child.overdue()
                ? new VideoException(
                        Kind.TOO_SLOW,
                        "Looking at the video took longer than " + limits.time().toMillis() + " ms.",
                        cause)
                : new VideoException(
                        Kind.UNDECIDED, "The video could not be looked at: the decoder " + end + ".", cause);
    }

    /** An ffmpeg that opens files by name, as another user, gets a copy that this user alone may read. */
    private static Path copyForChild(Path file) throws IOException {
        Path copy = Files.createTempFile("brightline-video-", "");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--------"));
            Files.setAttribute(copy, "unix:uid", Confinement.NOBODY);
            return copy;
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }
}
