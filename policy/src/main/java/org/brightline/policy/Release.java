package org.brightline.policy;

import java.util.List;
import java.util.Optional;

/**
 * A set of clauses under one digest. Every decision names the release that it was made under.
 *
 * @param name its name, for example {@code 2026-11}
 * @param digest SHA-256 over the canonical form of all clauses, 64 lower-case hexadecimal digits; comments and layout of the
 *     files do not change it
 * @param clauses by id
 */
public record Release(String name, String digest, List<Clause> clauses) {
    /** Keeps its own copy of the list. */
    public Release {
        clauses = List.copyOf(clauses);
    }

    /** The clause of this id. */
    public Optional<Clause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }
}
