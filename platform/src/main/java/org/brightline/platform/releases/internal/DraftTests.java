package org.brightline.platform.releases.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.language.Reader;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.PolicyException;
import org.brightline.policy.Release;
import org.brightline.policy.trial.PolicyTest;
import org.brightline.policy.trial.PolicyTestFile;
import org.brightline.policy.trial.PolicyTestReport;
import org.brightline.policy.trial.PolicyTests;

/** Runs the tests of drafts. */
final class DraftTests {
    private final PolicyTests tests;

    DraftTests(Reader reader) {
        this.tests = new PolicyTests(reader);
    }

    /** What comes of the examples of a release, of its tests, and of further ones in the place of those with their names. */
    PolicyTestReport report(Release release, Map<String, String> kept, Map<String, String> further) {
        Map<String, String> all = new TreeMap<>(kept);
        all.putAll(further);
        return tests.run(release, read(release, all));
    }

    /** Refuses a release of which a test does not come out as it says. */
    void demand(Release release, Map<String, String> kept) {
        List<String> failures = tests.failures(release, read(release, kept));
        if (!failures.isEmpty()) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "Tests that are kept with the draft do not come out as they say.\n" + String.join("\n", failures),
                    "/tests");
        }
    }

    private static List<PolicyTest> read(Release release, Map<String, String> files) {
        try {
            return PolicyTestFile.read(release, files);
        } catch (PolicyException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "/tests");
        }
    }
}
