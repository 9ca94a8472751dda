package org.brightline.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.brightline.policy.PolicyException;
import org.brightline.policy.Release;
import org.brightline.policy.files.ReleaseReader;

/** Any text is a list of tests or a list of problems. Run with {@code JAZZER_FUZZ=1} to search for one that is neither. */
class PolicyTestFileFuzzTest {
    private static final Release RELEASE = ReleaseReader.shipped();

    @FuzzTest
    void any_text_is_a_list_of_tests_or_a_list_of_problems(FuzzedDataProvider data) {
        try {
            assertThat(PolicyTestFile.read(RELEASE, Map.of("a.yaml", data.consumeRemainingAsString())))
                    .isNotEmpty();
        } catch (PolicyException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
