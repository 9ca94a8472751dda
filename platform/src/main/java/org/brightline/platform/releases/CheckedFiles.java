package org.brightline.platform.releases;

import java.util.List;
import java.util.Map;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.files.ReleaseReader;
import org.jspecify.annotations.Nullable;

/**
 * Clause files that may be wrong, and what they make.
 *
 * @param release what they make; null exactly where there are problems
 * @param problems what is wrong, by file, line and column
 */
public record CheckedFiles(@Nullable Release release, List<PolicyProblem> problems) {
    /** Keeps its own copy of the list. */
    public CheckedFiles {
        problems = List.copyOf(problems);
    }

    /** Reads the files as a release of that name. */
    public static CheckedFiles of(String name, Map<String, String> files) {
        try {
            return new CheckedFiles(ReleaseReader.read(name, files), List.of());
        } catch (PolicyException e) {
            return new CheckedFiles(null, e.problems());
        }
    }

    /** What the files make, or a {@link Problem} BAD_FIELD that tells all that is wrong, a line each. */
    public Release orRefuse() {
        if (release == null) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    String.join(
                            "\n", problems.stream().map(PolicyProblem::toString).toList()),
                    "/files");
        }
        return release;
    }
}
