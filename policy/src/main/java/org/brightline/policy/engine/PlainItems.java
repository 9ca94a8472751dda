package org.brightline.policy.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.brightline.language.Element;
import org.brightline.language.Reading;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a clause says of items in which nothing was found that it asks about, because that is nearly all items and always
 * says the same: of two such items that have the rest in common, a clause cannot tell one from the other. Safe for many threads.
 */
final class PlainItems {
    /** Kinds of items; history counts make new ones without end. */
    private static final int MOST_KINDS = 2_000;

    private final List<Set<Element>> subjects;
    private final Map<Kind, AtomicReferenceArray<ClauseResult>> kept = new ConcurrentHashMap<>();

    /** All that a clause can know of an item without matches, apart from its findings. */
    private record Kind(
            ItemFacts item, String language, boolean covered, boolean complete, Map<Window, Long> history) {}

    /** For these clauses, in this order. */
    PlainItems(List<CompiledClause> clauses) {
        subjects = clauses.stream().map(CompiledClause::subjects).toList();
    }

    /** What the clauses of the release say of an item, by their places. */
    IntFunction<ClauseResult> results(Facts facts, IntFunction<ClauseResult> evaluation) {
        Kind kind = kind(facts);
        if (kind == null) {
            return evaluation;
        }
        AtomicReferenceArray<ClauseResult> known = known(kind);
        return place -> {
            if (isAskedAbout(place, facts)) {
                return evaluation.apply(place);
            }
            ClauseResult result = known.get(place);
            if (result == null) {
                result = evaluation.apply(place);
                known.set(place, result);
            }
            return result;
        };
    }

    private static @Nullable Kind kind(Facts facts) {
        Reading reading = facts.reading();
        return reading == null
                        || !facts.matches().isEmpty()
                        || !facts.unmatched().isEmpty()
                ? null
                : new Kind(facts.item(), reading.language(), reading.covered(), reading.complete(), facts.history());
    }

    private AtomicReferenceArray<ClauseResult> known(Kind kind) {
        if (kept.size() >= MOST_KINDS) {
            kept.clear();
        }
        return kept.computeIfAbsent(kind, key -> new AtomicReferenceArray<>(subjects.size()));
    }

    private boolean isAskedAbout(int place, Facts facts) {
        Reading reading = facts.reading();
        Set<Element> asked = subjects.get(place);
        return reading != null && reading.elements().stream().anyMatch(finding -> asked.contains(finding.element()));
    }
}
