package org.brightline.platform.journal.internal;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, one sentence each; beyond a limit faults are only counted. */
final class Faults {
    /** As many as a person can still read; a journal that is wrong in every leaf must not fill the memory. */
    private static final int LISTED = 1_000;

    private final List<String> listed = new ArrayList<>();
    private long more;

    void add(String fault) {
        if (listed.size() < LISTED) {
            listed.add(fault);
        } else {
            more++;
        }
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>(listed);
        if (more > 0) {
            all.add("and " + more + " more faults that are not listed");
        }
        return List.copyOf(all);
    }
}
