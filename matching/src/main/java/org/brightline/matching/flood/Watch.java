package org.brightline.matching.flood;

import java.util.HashMap;
import java.util.Map;

/** Is told what matches. */
public interface Watch {
    /** Counts a match of this entry; whether the entry is in quarantine now. */
    boolean matched(long entry);

    /** The same, which counts each entry once. For one thread. */
    default Watch once() {
        Map<Long, Boolean> told = new HashMap<>();
        return entry -> told.computeIfAbsent(entry, this::matched);
    }
}
