package org.brightline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PostmasterFileTest {

    @Test
    void a_server_that_takes_connections_says_so() {
        assertThat(PostmasterFile.parse(
                        List.of("4711", "/srv/data", "1790000000", "5433", "", "127.0.0.1", "  1234  5", "ready   ")))
                .contains(new PostmasterFile(4711, 5433, true));
    }

    @Test
    void a_server_that_has_just_begun_has_no_port_yet() {
        assertThat(PostmasterFile.parse(List.of("4711", "/srv/data", "1790000000")))
                .contains(new PostmasterFile(4711, 0, false));
    }

    @Test
    void a_server_that_is_still_recovering_is_not_ready() {
        assertThat(PostmasterFile.parse(
                        List.of("4711", "/srv/data", "1790000000", "5433", "", "127.0.0.1", "1 2", "starting")))
                .contains(new PostmasterFile(4711, 5433, false));
    }

    @Test
    void an_empty_file_says_nothing() {
        assertThat(PostmasterFile.parse(List.of())).isEmpty();
    }

    @Property
    void whatever_is_in_the_file_reading_it_does_not_fail(@ForAll List<String> lines) {
        Optional<PostmasterFile> file = PostmasterFile.parse(lines);
        assertThat(file.map(PostmasterFile::pid).orElse(1L)).isPositive();
    }

    @Test
    void a_live_process_that_works_elsewhere_does_not_run_on_the_data() {
        assertThat(PostmasterFile.runsOn(ProcessHandle.current().pid(), Path.of("/nowhere/data")))
                .isFalse();
    }
}
