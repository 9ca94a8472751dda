package org.brightline.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The body of a request that carries an item and a picture. */
public final class Multipart {
    /** The content type that belongs to {@link #item}. */
    public static final String TYPE = "multipart/form-data; boundary=b";

    private Multipart() {}

    /** What every body ends with. */
    public static final String END = "--b--\r\n";

    /** An item's JSON and one picture. */
    public static byte[] item(String json, byte[] picture) {
        return parts(json, picture, 1);
    }

    /** An item's JSON and one picture so many times. */
    public static byte[] parts(String json, byte[] picture, int times) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"item\"\r\nContent-Type: application/json\r\n\r\n" + json
                                + "\r\n")
                        .getBytes(UTF_8));
        for (int i = 0; i < times; i++) {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"p\"\r\n"
                            + "Content-Type: image/png\r\n\r\n")
                    .getBytes(UTF_8));
            body.writeBytes(picture);
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes(END.getBytes(UTF_8));
        return body.toByteArray();
    }
}
