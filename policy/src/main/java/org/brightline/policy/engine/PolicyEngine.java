package org.brightline.policy.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brightline.language.Reading;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Judgement;
import org.brightline.policy.Mode;
import org.brightline.policy.PolicyException;
import org.brightline.policy.Release;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the clauses of one release. Holds compiled programs, and what they said of items
 * without findings; it may be shared by any number of threads.
 *
 * <p>Conditions have three values. What cannot be told counts for a clause only where it matters: {@code unknown && false}
 * is false, {@code unknown || true} is true. A clause whose {@code when} cannot be told is UNDETERMINED, never NO_MATCH; an
 * error while a condition is evaluated is something that cannot be told.
 */
public final class PolicyEngine {
    private static final Reading NOTHING_SAID = new Reading("zxx", true, List.of());
    private static final Facts NOTHING = new Facts(new ItemFacts("", "", null), NOTHING_SAID, List.of(), List.of());

    private final Release release;
    private final List<CompiledClause> clauses;
    private final PlainItems plain;

    /**
     * Compiles a release.
     *
     * @throws PolicyException when a condition does not compile; a release that was read from its files always does
     */
    public PolicyEngine(Release release) {
        this(release, false);
    }

    private PolicyEngine(Release release, boolean withDrafts) {
        this.release = release;
        this.clauses = release.clauses().parallelStream()
                .filter(clause -> withDrafts || clause.mode() != Mode.DRAFT)
                .map(CompiledClause::of)
                .toList();
        this.plain = new PlainItems(clauses);
    }

    /** Compiles a release with its drafts, for whoever tries a clause before it runs anywhere; never for what is taken in. */
    public static PolicyEngine withDrafts(Release release) {
        return new PolicyEngine(release, true);
    }

    /** The release it evaluates. */
    public Release release() {
        return release;
    }

    /** The account-history windows that must be counted before {@link #evaluate}; without one, what asks for it is unknown. */
    public Set<Window> windows() {
        return clauses.stream()
                .flatMap(ready -> ready.clause().inputs().values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What each clause that is live or in shadow says, in the order of the release. */
    public List<ClauseResult> evaluate(Facts facts) {
        Evaluation evaluation = new Evaluation(facts, false);
        return IntStream.range(0, clauses.size())
                .mapToObj(plain.results(facts, place -> evaluation.of(clauses.get(place))))
                .toList();
    }

    /** What the item comes to by all that they say. */
    public Judgement judge(Facts facts) {
        return Judgement.of(facts, this::evaluate);
    }

    /** The same, where each condition that does not hold has its reasons. Slower, so not for what is taken in. */
    public Judgement judgeAndExplain(Facts facts) {
        return Judgement.of(facts, this::explain);
    }

    /** What each clause says, with the reasons of each condition that does not hold. */
    public List<ClauseResult> explain(Facts facts) {
        Evaluation evaluation = new Evaluation(facts, true);
        return clauses.stream().map(evaluation::of).toList();
    }

    /**
     * What a clause of this release has said of facts, with the reasons of each condition that does not hold. Of the few items that a
     * person sees this is worth the time that it would cost of all.
     */
    public ClauseResult explained(ClauseResult result, Facts facts) {
        return clauses.stream()
                .filter(clause -> clause.clause().id().equals(result.clause().id()))
                .findFirst()
                .map(clause -> explain(clause, facts))
                .orElse(result);
    }

    /** What one clause says, of this release or of another. */
    public static ClauseResult evaluate(CompiledClause clause, Facts facts) {
        return new Evaluation(facts, false).of(clause);
    }

    /** The same with the reasons of each condition that does not hold. */
    public static ClauseResult explain(CompiledClause clause, Facts facts) {
        return new Evaluation(facts, true).of(clause);
    }

    /**
     * What one clause says of a post of which nothing is known but that it says and shows nothing. Where that is NO_MATCH, no kind,
     * platform, language, audience or history can make it anything else.
     */
    public static ClauseResult ofNothing(CompiledClause clause) {
        Map<String, Object> variables = new HashMap<>(Map.of(Vocabulary.KNOWN, List.of(), Vocabulary.EXACT, List.of()));
        return clause.evaluate(NOTHING, new ElementIndex(NOTHING_SAID), variables, false);
    }

    /** The clauses that it evaluates. */
    public List<CompiledClause> clauses() {
        return clauses;
    }

    /** What clauses are asked about, made ready when the first asks. */
    private static final class Evaluation {
        private final Facts facts;
        private final boolean reasons;
        private @Nullable Map<String, Object> variables;
        private @Nullable ElementIndex index;

        Evaluation(Facts facts, boolean reasons) {
            this.facts = facts;
            this.reasons = reasons;
        }

        ClauseResult of(CompiledClause clause) {
            Map<String, Object> ready = variables;
            if (ready == null) {
                Reading reading = facts.reading();
                index = reading == null ? null : new ElementIndex(reading);
                ready = variables(facts);
                variables = ready;
            }
            return clause.evaluate(facts, index, ready, reasons);
        }
    }

    private static Map<String, Object> variables(Facts facts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("item.platform", facts.item().platform());
        variables.put("item.kind", facts.item().kind());
        String audience = facts.item().audience();
        if (audience != null) {
            variables.put("item.audience", audience);
        }
        Reading reading = facts.reading();
        if (reading != null) {
            variables.put("item.language", reading.language());
        }
        variables.put(
                Vocabulary.KNOWN,
                facts.matches().stream().map(MatchFact::bank).distinct().toList());
        variables.put(
                Vocabulary.EXACT,
                facts.matches().stream()
                        .filter(MatchFact::exact)
                        .map(MatchFact::bank)
                        .distinct()
                        .toList());
        return variables;
    }
}
