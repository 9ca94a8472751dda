package org.brightline.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Clause files that make no release, with everything that is wrong with them. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    /** With at least one problem. */
    public PolicyException(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, by file and line. */
    public List<PolicyProblem> problems() {
        return problems;
    }
}
