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

    private static byte[] draw(String name) {
        int colon = name.indexOf(':');
        if (name.startsWith("scene:")) {
            return Posters.scene(Long.parseLong(name.substring(colon + 1)));
        }
        return colon < 0 ? Posters.ashfall() : Posters.ashfallEdited(Integer.parseInt(name.substring(colon + 1)));
    }
}
