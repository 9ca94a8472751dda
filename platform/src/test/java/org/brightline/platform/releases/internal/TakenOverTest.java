package org.brightline.platform.releases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TakenOverTest {
    @Test
    void a_file_is_as_the_side_has_it_that_changed_it() {
        TakenOver taken = TakenOver.of(
                Map.of("a", "1", "b", "1", "c", "1", "d", "1", "e", "1"),
                Map.of("a", "2", "b", "1", "c", "2", "e", "1", "mine", "1"),
                Map.of("a", "1", "b", "2", "c", "2", "d", "1", "theirs", "1"));
        assertThat(taken.changedByBoth()).isEmpty();
        assertThat(taken.files()).isEqualTo(Map.of("a", "2", "b", "2", "c", "2", "mine", "1", "theirs", "1"));
    }

    @Test
    void what_both_have_changed_is_named_and_stays_as_the_draft_has_it() {
        TakenOver taken = TakenOver.of(
                Map.of("a", "1", "b", "1"), Map.of("a", "2", "b", "1", "n", "1"), Map.of("a", "3", "b", "1", "n", "2"));
        assertThat(taken.changedByBoth()).containsExactly("a", "n");
        assertThat(taken.files()).containsEntry("a", "2");
    }
}
