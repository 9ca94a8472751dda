package org.brightline.platform.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;

class CheckedFilesTest {
    private static final String VIEW =
            Objects.requireNonNull(ReleaseReader.shippedFiles().get("view.yaml"));

    @Test
    void an_author_is_warned_of_an_id_that_is_not_the_name_of_its_file_and_may_go_on() {
        CheckedFiles checked = CheckedFiles.of("draft", Map.of("views.yaml", VIEW));
        assertThat(checked.release()).isNotNull();
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.told())
                .extracting(PolicyProblem::message)
                .singleElement()
                .asString()
                .contains("the id 'view' is not the name of its file, 'views'");
    }

    @Test
    void what_is_wrong_is_told_before_what_is_only_strange() {
        CheckedFiles checked =
                CheckedFiles.of("draft", Map.of("views.yaml", VIEW.replace("rung: view", "rung: opinion")));
        assertThat(checked.release()).isNull();
        assertThat(checked.told()).hasSize(2);
        assertThat(checked.told().getFirst().message()).contains("'opinion' is unknown here");
    }
}
