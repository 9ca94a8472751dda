package org.brightline.platform.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One answer of an HTTP/1.1 server (RFC 9112), read strictly and within limits.
 *
 * <p>Why not the JDK's client: it looks the host name up again when it connects, so that a name that pointed to a public address
 * when it was checked can point into the operator's network when it is used. Here the caller connects to the checked address.
 */
final class HttpAnswer {
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_INTERIM = 5;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*(?:;.*)?");

    private final InputStream in;
    private final int status;
    private final Map<String, String> headers;

    private HttpAnswer(InputStream in, int status, Map<String, String> headers) {
        this.in = in;
        this.status = status;
        this.headers = headers;
    }

    /** Reads up to the end of the headers. */
    static HttpAnswer read(InputStream in) throws IOException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            Matcher line = STATUS_LINE.matcher(line(in));
            if (!line.matches()) {
                throw new IOException("it does not answer in HTTP/1.1");
            }
            int status = Integer.parseInt(line.group(1));
            Map<String, String> headers = headers(in);
            if (status >= 200) {
                return new HttpAnswer(in, status, headers);
            }
        }
        throw new IOException("it sends only interim answers");
    }

    int status() {
        return status;
    }

    /** The value of a header, null if it is not there. */
    @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /**
     * The whole body.
     *
     * @throws TooLong as soon as it is clear that there are more than {@code limit} bytes
     */
    byte[] body(int limit) throws IOException {
        String encoding = headers.getOrDefault("content-encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new IOException("it sends the encoding " + printable(encoding) + ", which was not asked for");
        }
        String transfer = headers.get("transfer-encoding");
        if (transfer != null) {
            if (!transfer.equalsIgnoreCase("chunked")) {
                throw new IOException("it sends the transfer encoding " + printable(transfer));
            }
            return chunked(limit);
        }
        String length = headers.get("content-length");
        if (length == null) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new TooLong();
            }
            return bytes;
        }
        if (!length.matches("\\d{1,18}")) {
            throw new IOException("its Content-Length is not a number");
        }
        if (Long.parseLong(length) > limit) {
            throw new TooLong();
        }
        return exactly(Integer.parseInt(length));
    }

    private byte[] chunked(int limit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            Matcher line = CHUNK_SIZE.matcher(line(in));
            if (!line.matches()) {
                throw new IOException("a chunk has no size");
            }
            long size = Long.parseLong(line.group(1), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            if (body.size() + size > limit) {
                throw new TooLong();
            }
            body.writeBytes(exactly((int) size));
            if (!line(in).isEmpty()) {
                throw new IOException("a chunk does not end where it should");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; count < MOST_HEADERS; count++) {
            String line = line(in);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw new IOException("a header is broken");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String before = headers.put(name, value);
            if (before != null && name.equals("content-length") && !before.equals(value)) {
                throw new IOException("it sends two different values of Content-Length");
            }
        }
        throw new IOException("it sends more than " + MOST_HEADERS + " headers");
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int next = in.read();
            if (next == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (next < 0) {
                throw new EOFException("the answer ends in the middle of its headers");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("a line of its headers is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
    }

    /** A server's words as they may stand in a message. */
    static String printable(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }

    /** There are more bytes than the limit allows. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too long");
        }
    }
}
