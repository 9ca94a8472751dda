package org.brightline.matching;

import java.util.List;

/**
 * All that an index says about a query. Each list has the nearest first, and those at the same distance by their numbers;
 * each is immutable and no longer than the limit of the query.
 *
 * @param matches known content that the query looks like
 * @param silenced matches that do not count, because known harmless content is at least as near
 * @param sampledOut matches that do not count, because their banks are not matched against this content
 * @param total the number of matches, also of those beyond the limit
 */
public record MatchResult(List<Match> matches, List<Silenced> silenced, List<Match> sampledOut, int total) {

    /** Nothing to say. */
    public static final MatchResult NOTHING = new MatchResult(List.of(), List.of(), List.of(), 0);

    /** Copies the lists. */
    public MatchResult {
        matches = List.copyOf(matches);
        silenced = List.copyOf(silenced);
        sampledOut = List.copyOf(sampledOut);
    }

    /**
     * A match that does not count.
     *
     * @param match what would have been found
     * @param by the nearest entry of a {@linkplain BankRole#NEGATIVE negative} bank
     */
    public record Silenced(Match match, Match by) {}
}
