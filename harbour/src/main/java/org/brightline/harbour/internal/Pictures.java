package org.brightline.harbour.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brightline.harbour.Posters;

/** The pictures of posts, drawn when they are first asked for. */
final class Pictures {
    private static final Map<String, byte[]> DRAWN = new ConcurrentHashMap<>();

    private Pictures() {}

    static byte[] of(String name) {
        return DRAWN.computeIfAbsent(name, Pictures::draw);
    }

    /** The media type of its bytes. */
    static String type(String name) {
        return name.equals("poster:0") ? "image/jpeg" : "image/png";
    }

    /** What it shows, in words for those who do not see it. */
    static String alt(String name) {
        return switch (name.replaceAll(":.*", "")) {
            case "scene" -> "Drawing of boats and a lighthouse by the sea";
            case "chart" -> "A bar chart, drawn by hand";
            case "cat" -> "Drawing of a cat on a wall";
            default -> "A poster with a grey mountain";
        };
    }

    private static byte[] draw(String name) {
        int colon = name.indexOf(':');
        if (name.startsWith("chart:") || name.startsWith("cat:")) {
            return Drawings.of(name);
        }
        if (name.startsWith("scene:")) {
            return Posters.scene(Long.parseLong(name.substring(colon + 1)));
        }
        return colon < 0 ? Posters.ashfall() : Posters.ashfallEdited(Integer.parseInt(name.substring(colon + 1)));
    }
}
