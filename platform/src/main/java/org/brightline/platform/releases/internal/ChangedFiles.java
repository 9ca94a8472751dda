package org.brightline.platform.releases.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Which files a change is about. */
final class ChangedFiles {
    /** The journal is searched by what it references, and a reference has its limits. */
    private static final int MOST_NAMES = 10;

    private ChangedFiles() {}

    /** Their names, in their order; of many the first, and how many more. Empty where nothing changed. */
    static String words(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        List<String> first = names.stream().limit(MOST_NAMES).toList();
        return String.join(", ", first)
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }
}
