package org.brightline.matching;

import java.util.Collection;
import java.util.Map;

/**
 * Finds where entries come from. It is asked once a result, for the matches that the result shows, so it may ask a database:
 * matches are rare, and an index that carried these texts would be several times as large.
 */
@FunctionalInterface
public interface ProvenanceLookup {

    /** Knows nothing. */
    ProvenanceLookup NONE = _ -> Map.of();

    /**
     * The provenance of each of these entries that it knows.
     *
     * @param numbers of entries, each once, never empty
     */
    Map<Long, Provenance> find(Collection<Long> numbers);
}
