package org.brightline.matching;

import java.util.Set;
import org.brightline.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an index.
 *
 * @param fingerprint what is looked for
 * @param content names the content whose fingerprint this is, such as by its digest; sampling is decided by it, or by the
 *     fingerprint itself if null
 * @param banks the names of the banks to look in, all if empty; negative banks are always looked in
 * @param limit the greatest number of matches to give, at least 1
 */
public record Query(Fingerprint fingerprint, @Nullable String content, Set<String> banks, int limit) {

    /** @throws IllegalArgumentException if the limit is below 1 */
    public Query {
        banks = Set.copyOf(banks);
        if (limit < 1) {
            throw new IllegalArgumentException("A query asks for at least one match, not " + limit + ".");
        }
    }

    /** Everything that a fingerprint looks like, in all banks; the fingerprint itself decides the sampling. */
    public static Query of(Fingerprint fingerprint) {
        return new Query(fingerprint, null, Set.of(), Integer.MAX_VALUE);
    }

    /** The same query about a piece of content: whatever its fingerprints, it is sampled as one. */
    public Query about(String name) {
        return new Query(fingerprint, name, banks, limit);
    }

    /** The same query in these banks and the negative ones. */
    public Query in(Set<String> names) {
        return new Query(fingerprint, content, names, limit);
    }

    /** The same query for at most this many matches. */
    public Query atMost(int matches) {
        return new Query(fingerprint, content, banks, matches);
    }
}
