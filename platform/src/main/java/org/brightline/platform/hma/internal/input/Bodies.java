package org.brightline.platform.hma.internal.input;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of JSON, read by hand because what is wrong with them has a status of its own on each route. */
public final class Bodies {
    /** Signals of long videos are the longest that comes in. */
    private static final int MOST = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Bodies() {}

    /** The body of a request that has to be JSON; anything else is refused with 415. */
    public static JsonNode json(HttpServletRequest request) throws IOException {
        if (!isJson(request)) {
            throw new Refusal(
                    415,
                    "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.");
        }
        return parse(bytes(request)).orElseThrow(() -> Refusal.bad("The body is not JSON."));
    }

    /** The body of a request that has a declared form: a JSON object, or 422. */
    public static ObjectNode object(HttpServletRequest request) throws IOException {
        return object(request, "Input should be a JSON object");
    }

    /**
     * The same.
     *
     * @param wanted what the refusal says
     */
    public static ObjectNode object(HttpServletRequest request, String wanted) throws IOException {
        if (isJson(request) && parse(bytes(request)).orElse(null) instanceof ObjectNode object) {
            return object;
        }
        throw Invalid.body(wanted);
    }

    /** Says as what the body of a request was sent, in a sentence for the author of the client. */
    public static String sentAs(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "This request has no Content-Type." : "This request has the Content-Type " + type + ".";
    }

    /** The body of a request that may have one: a JSON object, or an empty one if there is none. */
    public static ObjectNode objectOrNothing(HttpServletRequest request) throws IOException {
        byte[] bytes = bytes(request);
        if (bytes.length == 0) {
            return JSON.createObjectNode();
        }
        return object(parse(bytes));
    }

    /** A string of JSON; null if it is anything else. */
    public static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    /** A JSON object in a text. */
    static Optional<JsonNode> parse(String text) {
        return parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static ObjectNode object(Optional<JsonNode> node) {
        if (node.isPresent() && node.get() instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.bad("The body is not a JSON object.");
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT)
                        .split(";", 2)[0]
                        .strip()
                        .matches("application/(json|[a-z0-9.+-]+\\+json)");
    }

    private static Optional<JsonNode> parse(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new Problem(ProblemType.TOO_LARGE, "A body may have " + MOST + " bytes.");
        }
        return bytes;
    }
}
