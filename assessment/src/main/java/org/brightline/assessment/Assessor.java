package org.brightline.assessment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.language.CanonicalText;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.matching.MatchIndex;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Judgement;
import org.brightline.policy.Mode;
import org.brightline.policy.Trace;
import org.brightline.policy.Truth;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;

/**
 * Assesses items: fingerprint, match, read, judge. A pure function of the item, the bank index and the policy engine of the
 * moment; safe for use by many threads.
 */
public final class Assessor {
    private static final Reading NO_TEXT = new Reading("zxx", true, List.of());

    private final Reader reader;
    private final Supplier<MatchIndex> index;
    private final Supplier<PolicyEngine> engine;
    private final MediumLooker looker;
    private final LongFunction<Optional<Vpdq>> videos;

    /**
     * Puts the parts together.
     *
     * @param index gives the bank index of the moment, once for each item
     * @param engine gives the policy engine of the moment, once for each item
     * @param looker looks at the media
     * @param videos gives the frames of the video that is an entry of the index, by its number, so that the parts that are the same
     *     can be named; asked for what matches alone
     */
    public Assessor(
            Reader reader,
            Supplier<MatchIndex> index,
            Supplier<PolicyEngine> engine,
            MediumLooker looker,
            LongFunction<Optional<Vpdq>> videos) {
        this.reader = reader;
        this.index = index;
        this.engine = engine;
        this.looker = looker;
        this.videos = videos;
    }

    /** Looks at a medium, so that what cannot be seen can be refused at the door. */
    public MediumLook look(Medium medium) {
        return looker.look(medium.bytes());
    }

    /** Assesses one item. Never fails because of what is in it: what cannot be looked at is undetermined. */
    public Assessment assess(Item item) {
        return assess(item, item.media().stream().map(this::look).toList());
    }

    /**
     * Assesses one item whose media were looked at before.
     *
     * @param looks one for each medium, in their order
     * @throws IllegalArgumentException if there are more or fewer
     */
    public Assessment assess(Item item, List<MediumLook> looks) {
        if (looks.size() != item.media().size()) {
            throw new IllegalArgumentException(
                    item.media().size() + " media and " + looks.size() + " looks do not belong together.");
        }
        PolicyEngine policy = engine.get();
        KnownContent known = new KnownContent(index.get(), videos);
        for (int i = 0; i < looks.size(); i++) {
            known.medium(i, item.media().get(i), looks.get(i));
        }
        String text = item.text();
        String canonical = text == null ? "" : CanonicalText.of(text).text();
        if (text != null) {
            known.text(text, canonical);
        }
        Reading reading = text == null ? NO_TEXT : reader.read(text, item.languageHint());
        Facts facts = facts(item, reading, known);
        Judgement judgement = policy.judge(facts);
        List<Finding> findings = new ArrayList<>();
        judgement.findings().forEach(result -> findings.add(finding(policy.explained(result, facts), known)));
        findings.sort(Comparator.comparing(Finding::rung)
                .reversed()
                .thenComparing(Finding::result)
                .thenComparing(Finding::clause));
        return new Assessment(
                outcome(judgement),
                judgement.rung().orElse(null),
                findings,
                known.fingerprints(),
                Sha256.of(canonical.getBytes(StandardCharsets.UTF_8)).text(),
                policy.release().digest(),
                shadows(judgement.results()),
                reading.covered(),
                reading.language(),
                facts);
    }

    private static List<ShadowResult> shadows(List<ClauseResult> results) {
        return results.stream()
                .filter(result -> result.clause().mode() == Mode.SHADOW)
                .map(result -> new ShadowResult(result.clause().id(), result.result()))
                .toList();
    }

    private static Facts facts(Item item, Reading reading, KnownContent known) {
        return new Facts(
                new ItemFacts(item.platform(), item.kind(), item.audience().name()),
                reading,
                List.copyOf(known.matches().keySet()),
                known.unmatched(),
                item.history());
    }

    private static Finding finding(ClauseResult result, KnownContent known) {
        List<Evidence> evidence = evidence(result.trace(), known);
        evidence.addAll(known.setAside());
        return new Finding(
                result.clause().id(),
                result.clause().title(),
                result.clause().rung(),
                result.result(),
                evidence,
                result.trace(),
                result.machineEffects());
    }

    /** What the conditions that hold, or that cannot be told, looked at; a condition that does not hold proves nothing. */
    private static List<Evidence> evidence(Trace trace, KnownContent known) {
        Set<ElementFinding> elements = new LinkedHashSet<>();
        Set<MatchFact> matches = new LinkedHashSet<>();
        for (Trace.Step step : trace.steps()) {
            if (step.value() != Truth.FALSE) {
                elements.addAll(step.elements());
                matches.addAll(step.matches());
            }
        }
        List<Evidence> evidence = new ArrayList<>();
        elements.stream()
                .sorted(Comparator.comparingInt(
                                (ElementFinding element) -> element.span().start())
                        .thenComparing(element -> element.span().end())
                        .thenComparing(ElementFinding::element)
                        .thenComparing(ElementFinding::detector))
                .map(element -> new Evidence.TextEvidence(
                        element.element(),
                        element.span(),
                        element.detector(),
                        element.version(),
                        element.score(),
                        element.note()))
                .forEach(evidence::add);
        for (Map.Entry<MatchFact, Evidence.MatchEvidence> match :
                known.matches().entrySet()) {
            if (matches.contains(match.getKey())) {
                evidence.add(match.getValue());
            }
        }
        return evidence;
    }

    private static Outcome outcome(Judgement judgement) {
        return switch (judgement.result()) {
            case MATCH -> Outcome.FINDING;
            case UNDETERMINED -> judgement.rung().isPresent() ? Outcome.UNDETERMINED : Outcome.UNREAD;
            case NO_MATCH -> Outcome.CLEAR;
        };
    }
}
