package org.brightline.platform.casework.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.DecisionRequest;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Clause;
import org.brightline.policy.Exemption;
import org.brightline.policy.Mode;
import org.brightline.policy.Rung;

/** Says in words, and by the name of the field, what the database would refuse. */
final class DecisionCheck {
    private static final int LONGEST = 4_000;

    private final Releases releases;

    DecisionCheck(Releases releases) {
        this.releases = releases;
    }

    /** The clause that the decision rests on. */
    Clause check(DecisionRequest request) {
        Ruling ruling = request.ruling();
        if (ruling == null || ruling == Ruling.RESTORE) {
            throw incomplete("Say whether it crosses the line (ACT) or not (NO_ACTION).", "/ruling");
        }
        Clause clause = releases.release(request.release())
                .flatMap(release -> release.clause(request.clauseId()))
                .orElseThrow(() -> incomplete(
                        "A decision rests on a clause of a published release; there is no clause «" + request.clauseId()
                                + "» in the release «" + request.release() + "».",
                        "/clause"));
        if (request.findings().isEmpty()) {
            throw incomplete("A decision rests on evidence: choose at least one finding.", "/findings");
        }
        Exemption exemption = request.exemption();
        if (exemption == null) {
            throw incomplete(
                    "Answer whether its true purpose is education, journalism, art, research, counter-speech or public debate.",
                    "/exemption");
        }
        text(request.exemptionReason(), "Say how you see its purpose.", "/exemptionReason");
        text(request.reason(), "A decision needs a reason, in words for the author.", "/reason");
        if (ruling == Ruling.NO_ACTION && !request.effects().isEmpty()) {
            throw incomplete("No action has no effects.", "/effects");
        }
        if (ruling == Ruling.ACT) {
            checkAct(request, clause, exemption);
        }
        return clause;
    }

    private static void checkAct(DecisionRequest request, Clause clause, Exemption exemption) {
        if (clause.rung() == Rung.VIEW) {
            throw incomplete("A view is never acted upon.", "/clause");
        }
        if (clause.mode() != Mode.LIVE) {
            throw incomplete("The clause is not in force; nothing is acted upon under it.", "/clause");
        }
        if (exemption != Exemption.NONE) {
            throw incomplete(
                    "What serves a purpose that the law protects is not acted upon; decide for no action.",
                    "/exemption");
        }
        Set<PlatformEffect> allowed = EnumSet.noneOf(PlatformEffect.class);
        clause.effects()
                .forEach(effect -> Stream.of(PlatformEffect.values())
                        .filter(known -> known.chosen() && known.name().equals(effect.name()))
                        .forEach(allowed::add));
        if (request.effects().isEmpty() || !allowed.containsAll(request.effects())) {
            throw incomplete("Under this clause one or more of " + allowed + " can be chosen.", "/effects");
        }
    }

    static void text(String text, String what, String pointer) {
        int length = text.strip().length();
        if (length < DecisionRequest.SHORTEST_REASON) {
            throw incomplete(
                    what + " It takes at least " + DecisionRequest.SHORTEST_REASON + " characters; "
                            + (length == 0
                                    ? "there are none."
                                    : length == 1 ? "this is 1." : "these are " + length + "."),
                    pointer);
        }
        if (text.length() > LONGEST) {
            throw incomplete("At most " + LONGEST + " characters.", pointer);
        }
    }

    static Problem incomplete(String what, String pointer) {
        return new Problem(ProblemType.DECISION_INCOMPLETE, what, pointer);
    }
}
