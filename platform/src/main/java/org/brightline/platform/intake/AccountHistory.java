package org.brightline.platform.intake;

import java.util.HashMap;
import java.util.Map;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.facts.Window;
import tools.jackson.databind.JsonNode;

/**
 * The field {@code history} of an item: what the platform has counted of the account, by window, as in
 * {@code {"removals over 180d": 2}}. The platform says it with each item because nothing here keeps a history of anybody.
 */
public final class AccountHistory {
    private static final int MOST = 16;
    private static final long LARGEST = 1_000_000_000;

    private AccountHistory() {}

    /**
     * The windows of an item, none where it has no such field.
     *
     * @throws Problem BAD_FIELD or TOO_LARGE with the place, if it is anything else
     */
    public static Map<Window, Long> of(JsonNode item) {
        JsonNode field = item.get("history");
        if (field == null || field.isNull()) {
            return Map.of();
        }
        if (!field.isObject()) {
            throw bad("The field history must be an object such as {\"removals over 180d\": 2}.");
        }
        if (field.size() > MOST) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "A history has at most " + MOST + " windows; this has " + field.size() + ".",
                    "/history");
        }
        Map<Window, Long> history = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : field.properties()) {
            Window window = window(entry.getKey());
            JsonNode count = entry.getValue();
            if (!count.isIntegralNumber()
                    || !count.canConvertToLong()
                    || count.longValue() < 0
                    || count.longValue() > LARGEST) {
                throw noCount(window);
            }
            // 24h and 1d are one window; the item must not say two things of it.
            if (history.put(window, count.longValue()) != null) {
                throw bad("The field history counts '" + window + "' twice.");
            }
        }
        return history;
    }

    /**
     * The windows of a form, by how they are written, with what was typed beside them.
     *
     * @param counts a whole number each; one that is blank is not known, and left out
     * @throws Problem BAD_FIELD with the window, if it is anything else
     */
    public static Map<Window, Long> typed(Map<String, String> counts) {
        Map<Window, Long> history = new HashMap<>();
        counts.forEach((name, typed) -> {
            Window window = window(name);
            String count = typed.strip();
            if (!count.isEmpty()) {
                if (!count.matches("[0-9]{1,10}") || Long.parseLong(count) > LARGEST) {
                    throw noCount(window);
                }
                history.put(window, Long.parseLong(count));
            }
        });
        return history;
    }

    private static Window window(String name) {
        return Window.parse(name)
                .orElseThrow(() -> bad("The field history has a name that is no window; write " + Window.form() + "."));
    }

    private static Problem noCount(Window window) {
        return bad(
                "In the field history the count of '" + window + "' must be a whole number from 0 to " + LARGEST + ".");
    }

    private static Problem bad(String what) {
        return new Problem(ProblemType.BAD_FIELD, what, "/history");
    }
}
