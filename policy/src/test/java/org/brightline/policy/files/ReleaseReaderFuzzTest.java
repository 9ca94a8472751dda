package org.brightline.policy.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.brightline.policy.PolicyException;
import org.brightline.policy.Release;

/** Any text is a release or a list of problems. Run with {@code JAZZER_FUZZ=1} to search for one that is neither. */
class ReleaseReaderFuzzTest {

    @FuzzTest
    void any_text_is_a_release_or_a_list_of_problems(FuzzedDataProvider data) {
        try {
            Release release = ReleaseReader.read("fuzz", Map.of("a.yaml", data.consumeRemainingAsString()));
            assertThat(release.clauses()).hasSize(1);
        } catch (PolicyException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
