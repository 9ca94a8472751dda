package org.brightline.policy.engine;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses what an author meant by an unknown name. */
public final class Suggestion {
    private static final int SHORTEST_BEGINNING = 3;

    private Suggestion() {}

    /** {@code "; did you mean 'x'?"} where a known name is near, otherwise the known names, or nothing where there is none. */
    public static String of(String unknown, Collection<String> known) {
        return nearest(unknown, known)
                .map(best -> "; did you mean '" + best + "'?")
                .orElse(known.isEmpty() ? "" : "; known are " + new TreeSet<>(known));
    }

    /** The only known name that begins so, or the one that takes the fewest changes, if it is near enough to have been meant. */
    static Optional<String> nearest(String unknown, Collection<String> known) {
        List<String> longer = unknown.length() < SHORTEST_BEGINNING
                ? List.of()
                : known.stream().filter(name -> name.startsWith(unknown)).toList();
        if (longer.size() == 1) {
            return Optional.of(longer.getFirst());
        }
        String best = "";
        int least = (unknown.length() < 4 ? 1 : Math.max(2, unknown.length() / 3)) + 1;
        for (String name : new TreeSet<>(known)) {
            int distance = distance(unknown.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements. Both are cut to 60 characters. */
    private static int distance(String a, String b) {
        int columns = Math.min(60, b.length());
        int[] row = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= Math.min(60, a.length()); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= columns; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[columns];
    }
}
