package org.brightline.platform.console.internal.studio;

import java.util.List;

/** A release of the policy as a document. */
public record LineView(String name, String digest, List<Clause> clauses) {

    /** One clause as people read it. */
    public record Clause(
            String id,
            String title,
            String rung,
            String mode,
            String text,
            String law,
            List<String> effects,
            List<String> matches,
            List<String> doesNotMatch,
            List<String> asks) {}
}
