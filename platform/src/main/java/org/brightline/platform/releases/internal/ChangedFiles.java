package org.brightline.platform.releases.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which files a change is about. */
final class ChangedFiles {
    /** The journal is searched by what it references, and a reference has its limits. */
    private static final int MOST_NAMES = 10;

    /** Where tests lie in a folder of an author. */
    static final String TESTS = "tests/";

    private ChangedFiles() {}

    /** Clause files and test files under the names that they have in a folder of an author. */
    static Map<String, String> together(Map<String, String> files, Map<String, String> tests) {
        Map<String, String> all = new TreeMap<>(files);
        tests.forEach((name, text) -> all.put(TESTS + name, text));
        return all;
    }

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
