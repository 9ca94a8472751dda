package org.brightline.platform.releases.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a draft with what came into force meanwhile, file by file.
 *
 * @param files what comes of it; of the draft where both have changed a file
 * @param changedByBoth files that both have changed, and not alike
 */
record TakenOver(Map<String, String> files, List<String> changedByBoth) {

    /** Three ways: a file that only one side has changed, added or taken out is as that side has it. */
    static TakenOver of(Map<String, String> base, Map<String, String> draft, Map<String, String> inForce) {
        TreeSet<String> names = new TreeSet<>(base.keySet());
        names.addAll(draft.keySet());
        names.addAll(inForce.keySet());
        Map<String, String> files = new TreeMap<>();
        List<String> both = new ArrayList<>();
        for (String name : names) {
            String before = base.get(name);
            String mine = draft.get(name);
            String theirs = inForce.get(name);
            if (!Objects.equals(mine, before) && !Objects.equals(theirs, before) && !Objects.equals(mine, theirs)) {
                both.add(name);
            }
            String kept = Objects.equals(mine, before) ? theirs : mine;
            if (kept != null) {
                files.put(name, kept);
            }
        }
        return new TakenOver(files, List.copyOf(both));
    }
}
