package org.brightline.platform.releases;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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
 * @param remarks what is no fault and yet most likely a slip
 */
public record CheckedFiles(@Nullable Release release, List<PolicyProblem> problems, List<PolicyProblem> remarks) {
    /** Keeps its own copies of the lists. */
    public CheckedFiles {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /** Reads the files as a release of that name. */
    public static CheckedFiles of(String name, Map<String, String> files) {
        return of(name, files, ReleaseReader::read);
    }

    /** Reads the files of a draft. One that brings an earlier release back is that release, which was published as it is. */
    public static CheckedFiles of(Draft draft) {
        return draft.rollsBackTo() == null
                ? of(draft.name(), draft.files())
                : of(draft.name(), draft.files(), ReleaseReader::readPublished);
    }

    private static CheckedFiles of(
            String name, Map<String, String> files, BiFunction<String, Map<String, String>, Release> reading) {
        List<PolicyProblem> remarks = ReleaseReader.remarks(files);
        try {
            return new CheckedFiles(reading.apply(name, files), List.of(), remarks);
        } catch (PolicyException e) {
            return new CheckedFiles(null, e.problems(), remarks);
        }
    }

    /** What an author is to look at: the problems, then the remarks. */
    public List<PolicyProblem> told() {
        return Stream.concat(problems.stream(), remarks.stream()).toList();
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
