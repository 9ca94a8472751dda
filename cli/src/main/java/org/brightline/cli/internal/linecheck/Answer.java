package org.brightline.cli.internal.linecheck;

import java.util.stream.Stream;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Evidence;
import org.brightline.assessment.Outcome;
import org.brightline.policy.Result;

/**
 * What the product said of a case.
 *
 * @param score the surest piece of text that a matching clause stands on, 0 where nothing matches
 */
record Answer(LineCase asked, Verdict said, double score) {

    static Answer of(LineCase asked, Assessment assessment) {
        Verdict said = assessment.outcome() == Outcome.FINDING && assessment.rung() != null
                ? Verdict.valueOf(assessment.rung().name())
                : switch (assessment.outcome()) {
                    case UNDETERMINED -> Verdict.UNDETERMINED;
                    case UNREAD -> Verdict.UNREAD;
                    case CLEAR, FINDING -> Verdict.NONE;
                };
        double score = assessment.findings().stream()
                .filter(finding -> finding.result() == Result.MATCH)
                .flatMap(finding -> finding.evidence().stream())
                .flatMap(evidence ->
                        evidence instanceof Evidence.TextEvidence text ? Stream.of(text.score()) : Stream.empty())
                .max(Double::compare)
                .orElse(0.0);
        return new Answer(asked, said, score);
    }

    /** Silence where nothing may follow, the very rung where something may, and a person where only a person can tell. */
    boolean right() {
        return switch (asked.gold()) {
            case NONE, VIEW -> said.silent();
            default -> said == asked.gold();
        };
    }

    /** The next rung will do too, and silence where only a person can tell. */
    boolean rightOrNeighbour() {
        return right() || said.near(asked.gold()) || asked.gold() == Verdict.UNDETERMINED && said.silent();
    }

    /** Something may follow where nothing must. */
    boolean wronglyActionable() {
        return !asked.actionable() && said.actionable();
    }

    /** Nobody would ever look at what crosses the line. */
    boolean missed() {
        return asked.actionable() && (said.silent() || said == Verdict.UNREAD);
    }
}
