package org.brightline.platform.fetch;

import static org.brightline.platform.base.ProblemType.FETCH_FAILED;
import static org.brightline.platform.base.ProblemType.FETCH_REFUSED;
import static org.brightline.platform.base.ProblemType.NOT_A_PICTURE;
import static org.brightline.platform.base.ProblemType.TOO_LARGE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.PublicAddress;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a picture or a video from an address that a stranger names.
 *
 * <p>Every host name is looked up once, all its addresses must be public, and the connection goes to an address that was checked:
 * a name that changes in between (DNS rebinding) changes nothing. The same holds again for each redirect. One clock runs over the
 * whole fetch, and bytes are counted while they arrive.
 */
public final class GuardedFetcher implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> MEDIA = Set.of("image", "video");
    private static final Set<Integer> PUBLIC_PORTS = Set.of(80, 443);

    private final FetchSettings settings;
    private final Set<String> allowed;
    private final Names names;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fetch alarm").factory());

    /** A fetcher under these settings. */
    public GuardedFetcher(FetchSettings settings, Names names) {
        this.settings = settings;
        this.names = names;
        this.allowed = settings.allow().stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ends the clock. */
    @Override
    public void close() {
        alarm.shutdownNow();
    }

    /**
     * Fetches.
     *
     * @param address an absolute http or https address
     * @param pointer where the address stands in the request, for the problem
     * @throws Problem FETCH_REFUSED if the address may not be fetched, FETCH_FAILED if it cannot, TOO_LARGE, NOT_A_PICTURE
     */
    public Fetched fetch(String address, String pointer) {
        return fetch(address, pointer, MEDIA);
    }

    /**
     * Fetches what belongs to other families of content types.
     *
     * @param address an absolute http or https address
     * @param pointer where the address stands in the request, for the problem
     * @param families the first halves of the content types that are taken, such as {@code video}; bytes of no named type
     *     always are
     * @throws Problem as {@link #fetch(String, String)}
     */
    public Fetched fetch(String address, String pointer, Set<String> families) {
        long end = System.nanoTime() + settings.time().toNanos();
        URI next = Target.parse(address, pointer);
        for (int hop = 0; hop <= settings.redirects(); hop++) {
            Target target = Target.of(next, pointer);
            List<InetAddress> checked = lookUp(target, end, pointer);
            try {
                Step step = ask(target, checked, end, pointer, families);
                if (step.fetched() != null) {
                    return step.fetched();
                }
                next = Target.parse(next.resolve(step.location()).toString(), pointer);
            } catch (HttpAnswer.TooLong e) {
                throw new Problem(
                        TOO_LARGE,
                        "What is at " + target.host() + " is larger than "
                                + settings.size().toBytes() + " bytes.",
                        pointer);
            } catch (IOException | IllegalArgumentException e) {
                throw System.nanoTime() >= end ? tooSlow(target, pointer) : failed(target, e.getMessage(), pointer);
            }
        }
        throw new Problem(
                FETCH_FAILED,
                "The address leads through more than " + settings.redirects()
                        + " redirects; send the address that it ends at.",
                pointer);
    }

    /** The most bytes that one fetch brings. */
    public long largest() {
        return settings.size().toBytes();
    }

    private List<InetAddress> lookUp(Target target, long end, String pointer) {
        List<InetAddress> addresses;
        Future<List<InetAddress>> answer = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return names.addresses(target.host());
                    } catch (UnknownHostException e) {
                        return List.of();
                    }
                },
                task -> Thread.ofVirtual().name("look-up").start(task));
        try {
            addresses = answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(target, pointer);
        } catch (ExecutionException e) {
            throw failed(target, "its name could not be looked up", pointer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(target, "the server is stopping", pointer);
        }
        if (addresses.isEmpty()) {
            throw failed(target, "its name is not known", pointer);
        }
        if (!allowed.contains(target.hostAndPort())) {
            if (!PUBLIC_PORTS.contains(target.port())) {
                throw new Problem(
                        FETCH_REFUSED,
                        "Port " + target.port() + " is not fetched from, only 80 and 443; the operator can allow "
                                + target.hostAndPort() + " with BRIGHTLINE_FETCH_ALLOW.",
                        pointer);
            }
            if (!addresses.stream().allMatch(PublicAddress::is)) {
                throw new Problem(
                        FETCH_REFUSED,
                        "The host " + target.host() + " is not on the public Internet; the operator can allow "
                                + target.hostAndPort() + " with BRIGHTLINE_FETCH_ALLOW.",
                        pointer);
            }
        }
        return addresses;
    }

    private Step ask(Target target, List<InetAddress> checked, long end, String pointer, Set<String> families)
            throws IOException {
        try (Socket socket = connect(target, checked, end)) {
            Future<?> bell = alarm.schedule(() -> close(socket), end - System.nanoTime(), TimeUnit.NANOSECONDS);
            try (Socket line = target.secure() ? secured(socket, target) : socket) {
                line.getOutputStream().write(request(target, families).getBytes(StandardCharsets.US_ASCII));
                line.getOutputStream().flush();
                HttpAnswer answer = HttpAnswer.read(new BufferedInputStream(line.getInputStream(), 16 * 1024));
                return understand(answer, target, pointer, families);
            } finally {
                bell.cancel(false);
            }
        }
    }

    private Step understand(HttpAnswer answer, Target target, String pointer, Set<String> families) throws IOException {
        if (REDIRECTS.contains(answer.status())) {
            String location = answer.header("location");
            if (location == null) {
                throw new IOException("it redirects to nowhere");
            }
            return new Step(null, location);
        }
        if (answer.status() != 200) {
            throw new IOException("it answers " + answer.status());
        }
        String type = answer.header("content-type");
        if (type != null && !isTaken(type, families)) {
            throw new Problem(
                    NOT_A_PICTURE,
                    "The host " + target.host() + " sends " + HttpAnswer.printable(type) + ", not " + words(families)
                            + ".",
                    pointer);
        }
        byte[] bytes = answer.body((int) settings.size().toBytes());
        return new Step(new Fetched(bytes, type == null ? null : type.toLowerCase(Locale.ROOT)), "");
    }

    private static String words(Set<String> families) {
        return families.equals(MEDIA)
                ? "a picture or a video"
                : families.stream().sorted().map(family -> family + "/*").collect(Collectors.joining(" or "));
    }

    private static boolean isTaken(String type, Set<String> families) {
        String plain = type.toLowerCase(Locale.ROOT);
        return families.stream().anyMatch(family -> plain.startsWith(family + "/"))
                || plain.startsWith("application/octet-stream")
                || plain.startsWith("binary/octet-stream");
    }

    private static Socket connect(Target target, List<InetAddress> checked, long end) throws IOException {
        IOException last = new IOException("it has no address");
        for (InetAddress address : checked) {
            int left = (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left < 1) {
                break;
            }
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, target.port()), left);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = new IOException("it cannot be connected to", e);
            }
        }
        throw last;
    }

    private static Socket secured(Socket socket, Target target) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        // Without this the certificate would be checked, but not that it is the host's.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static String request(Target target, Set<String> families) {
        String accepted =
                families.stream().sorted().map(family -> family + "/*").collect(Collectors.joining(", "));
        return "GET " + target.path() + " HTTP/1.1\r\nHost: " + target.authority()
                + "\r\nUser-Agent: Brightline\r\nAccept: " + accepted + "\r\nAccept-Encoding: identity\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The fetch that waits on it ends all the same.
        }
    }

    private Problem tooSlow(Target target, String pointer) {
        return failed(target, "it took longer than " + settings.time().toMillis() + " ms", pointer);
    }

    private static Problem failed(Target target, @Nullable String why, String pointer) {
        return new Problem(
                FETCH_FAILED,
                "Nothing could be fetched from " + target.host() + ": "
                        + HttpAnswer.printable(why == null ? "the connection broke" : why) + ".",
                pointer);
    }

    /** Either what was fetched or where to go on. */
    private record Step(@Nullable Fetched fetched, String location) {}
}
