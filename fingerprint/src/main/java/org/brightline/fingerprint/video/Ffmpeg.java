package org.brightline.fingerprint.video;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.brightline.fingerprint.confined.TemporaryFolder;
import org.jspecify.annotations.Nullable;

/**
 * A program ffmpeg that runs on this machine, of version 5.1 or later.
 *
 * @param program where it is
 * @param readsDescriptor whether it can read a file that it cannot open itself (from version 6 on)
 */
public record Ffmpeg(Path program, boolean readsDescriptor) {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/ffmpeg"), Path.of("/usr/local/bin/ffmpeg"), Path.of("/opt/homebrew/bin/ffmpeg"));

    /** Bytedeco's jar for one platform, with the program and its libraries. */
    private static final String RESOURCES = "org/bytedeco/ffmpeg/";

    /** The first that runs: the one in Bytedeco's jar if it is on the class path, then the machine's own. */
    public static Optional<Ffmpeg> find() {
        List<Path> candidates = new ArrayList<>();
        unpacked().ifPresent(candidates::add);
        candidates.addAll(PLACES);
        return candidates.stream().map(Ffmpeg::at).flatMap(Optional::stream).findFirst();
    }

    /** The program at this place; nothing if none runs there. */
    public static Optional<Ffmpeg> at(Path program) {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(program.toString(), "-hide_banner", "-protocols")
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            Process process = builder.start();
            process.getOutputStream().close();
            String protocols = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new Ffmpeg(
                    program, protocols.lines().anyMatch(line -> line.strip().equals("fd"))));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Path> unpacked() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "macosx" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
        String folder = RESOURCES + system + "-" + machine + "/";
        URL resource = Ffmpeg.class.getClassLoader().getResource(folder + "ffmpeg");
        try {
            return Optional.ofNullable(resource == null ? null : unpack(resource, folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Path unpack(URL resource, String folder) throws IOException {
        if (!(resource.openConnection() instanceof JarURLConnection connection)) {
            return null;
        }
        Path target = TemporaryFolder.create("brightline-ffmpeg-");
        JarFile jar = connection.getJarFile();
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            String name = entry.getName().startsWith(folder) ? entry.getName().substring(folder.length()) : "";
            boolean program = name.equals("ffmpeg");
            // The libraries that bind ffmpeg to Java, and whatever is not of this folder itself, are left where they
            // are.
            if (program || name.startsWith("lib") && !name.startsWith("libjni") && !name.contains("/")) {
                try (InputStream bytes = jar.getInputStream(entry)) {
                    Files.copy(bytes, target.resolve(name));
                }
                Files.setPosixFilePermissions(
                        target.resolve(name), PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
        return target.resolve("ffmpeg");
    }
}
