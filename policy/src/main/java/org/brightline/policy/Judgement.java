package org.brightline.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.brightline.language.Reading;
import org.brightline.policy.facts.Facts;

/**
 * What an item comes to by the clauses of one release: the same for what is taken in, for a backtest and for whoever tries a text.
 *
 * <p>A clause that cannot be judged is a finding for a person, with two exceptions. It may say itself that it is only counted. And
 * where only the language of the text stands in the way and nothing that the clause asks about was found, nothing points to a
 * violation: it is only counted, so that people are not flooded with all the languages of the world.
 *
 * @param results what each clause says, in the order of the release
 * @param counted the ids of those clauses that cannot be judged and of which nothing follows but that it is counted
 * @param read whether the text was read: it has no words, or they are in a language that is covered
 */
public record Judgement(List<ClauseResult> results, Set<String> counted, boolean read) {
    /** Keeps its own copies. */
    public Judgement {
        results = List.copyOf(results);
        counted = Set.copyOf(counted);
    }

    /**
     * Of one item.
     *
     * @param clauses what each clause says of facts, always in the same order
     */
    public static Judgement of(Facts facts, Function<Facts, List<ClauseResult>> clauses) {
        List<ClauseResult> results = clauses.apply(facts);
        Reading reading = facts.reading();
        boolean read = reading != null && reading.covered();
        // Nearly every post is told by every clause, and this runs for each.
        if (results.stream().noneMatch(result -> result.result() == Result.UNDETERMINED)) {
            return new Judgement(results, Set.of(), read);
        }
        List<ClauseResult> ifRead = reading == null || read ? results : clauses.apply(asIfRead(facts, reading));
        Set<String> counted = new TreeSet<>();
        for (int i = 0; i < results.size(); i++) {
            ClauseResult result = results.get(i);
            if (result.result() == Result.UNDETERMINED
                    && (result.clause().onUndetermined() == OnUndetermined.COUNT
                            || ifRead.get(i).result() == Result.NO_MATCH
                                    && !result.trace().hasEvidence())) {
                counted.add(result.clause().id());
            }
        }
        return new Judgement(results, counted, read);
    }

    private static Facts asIfRead(Facts facts, Reading reading) {
        return new Facts(
                facts.item(),
                new Reading(reading.language(), true, reading.elements(), reading.complete()),
                facts.matches(),
                facts.unmatched(),
                facts.history());
    }

    /** What a person has to see: the clauses in force that lead to something and are met, or cannot be judged and not only counted. */
    public List<ClauseResult> findings() {
        List<ClauseResult> findings = new ArrayList<>();
        for (ClauseResult result : results) {
            if (inForce(result) && result.result() != Result.NO_MATCH && !isCounted(result)) {
                findings.add(result);
            }
        }
        return findings;
    }

    /** Whether nothing follows of what a clause says but that it is counted as unjudged. */
    public boolean isCounted(ClauseResult result) {
        return counted.contains(result.clause().id());
    }

    /**
     * What the item comes to as a whole: MATCH where a person sees a clause that is met; UNDETERMINED where one that cannot be judged, or
     * where nobody sees it and yet it is not clear, but unread; otherwise NO_MATCH.
     */
    public Result result() {
        List<ClauseResult> findings = findings();
        if (findings.stream().anyMatch(finding -> finding.result() == Result.MATCH)) {
            return Result.MATCH;
        }
        return findings.isEmpty() && read && results.stream().noneMatch(result -> inForce(result) && isCounted(result))
                ? Result.NO_MATCH
                : Result.UNDETERMINED;
    }

    /** The highest rung of a finding with that result; empty where there is no finding. */
    public Optional<Rung> rung() {
        Result wanted = result();
        return findings().stream()
                .filter(finding -> finding.result() == wanted)
                .map(finding -> finding.clause().rung())
                .max(Comparator.naturalOrder());
    }

    private static boolean inForce(ClauseResult result) {
        return result.clause().mode() == Mode.LIVE && result.clause().rung() != Rung.VIEW;
    }
}
