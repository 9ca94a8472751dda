package org.brightline.assessment;

import java.util.List;
import java.util.Set;
import org.brightline.policy.Effect;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.Trace;

/**
 * A clause that is met or cannot be judged, and why. A proposal to a person, never a decision.
 *
 * @param clause the clause's id
 * @param clauseTitle its title
 * @param rung its rung
 * @param result MATCH or UNDETERMINED
 * @param evidence what it stands on, text by where it stands, then pictures; then the matches that were set aside; empty where
 *     nothing could be looked at
 * @param trace every condition and its value
 * @param machineEffects what a machine may do now, before any person has looked
 */
public record Finding(
        String clause,
        String clauseTitle,
        Rung rung,
        Result result,
        List<Evidence> evidence,
        Trace trace,
        Set<Effect> machineEffects) {
    /** Keeps its own copies. */
    public Finding {
        evidence = List.copyOf(evidence);
        machineEffects = Set.copyOf(machineEffects);
    }
}
