package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lists that patterns can name, each read once. Not safe for several threads; it serves while files are read. */
final class PatternLists {
    private final Map<String, List<String>> entries;
    private final Map<String, PatternNode> read = new HashMap<>();
    private final @Nullable PatternLists shared;

    /**
     * Takes the entries of each list.
     *
     * @param shared lists that are looked in where these have none; null for none
     */
    PatternLists(Map<String, List<String>> entries, @Nullable PatternLists shared) {
        this.entries = Map.copyOf(entries);
        this.shared = shared;
    }

    static PatternLists none() {
        return new PatternLists(Map.of(), null);
    }

    /** One of the entries of the list, or null when there is no such list. */
    @Nullable PatternNode choice(String name, int depth) {
        List<String> some = entries.get(name);
        if (some == null) {
            return shared == null ? null : shared.choice(name, depth);
        }
        PatternNode known = read.get(name);
        if (known == null) {
            List<PatternNode> options = new ArrayList<>();
            for (String entry : some) {
                options.add(PatternSyntax.parse(entry, this, depth + 1));
            }
            known = PatternSyntax.merge(options);
            read.put(name, known);
        }
        return known;
    }

    Set<String> names() {
        Set<String> names = shared == null ? new TreeSet<>() : shared.names();
        names.addAll(entries.keySet());
        return names;
    }
}
