package org.brightline.platform.console.internal.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.junit.jupiter.api.Test;

/** Nobody is said to have written what somebody else may have written. */
class LastWriterTest {
    private static final JournalEntry MINE = act("a.yaml, z.yaml");

    @Test
    void the_newest_act_that_names_the_file_wrote_it() {
        JournalEntry newer = act("b.yaml, z.yaml and 3 more");
        assertThat(LastWriter.of(List.of(MINE, act("b.yaml")), "z.yaml")).contains(MINE);
        assertThat(LastWriter.of(List.of(MINE, newer), "z.yaml")).contains(newer);
        assertThat(LastWriter.of(List.of(MINE), "b.yaml")).isEmpty();
    }

    @Test
    void nobody_is_named_where_a_newer_act_does_not_name_all_its_files() {
        assertThat(LastWriter.of(List.of(MINE, act("b.yaml and 3 more"), act("c.yaml")), "z.yaml"))
                .isEmpty();
    }

    @Test
    void nobody_is_named_where_the_journal_may_have_newer_acts_than_it_gave() {
        assertThat(LastWriter.of(Collections.nCopies(Journal.MOST_REFERENCING, MINE), "z.yaml"))
                .isEmpty();
    }

    private static JournalEntry act(String files) {
        return new JournalEntry(
                UUID.randomUUID(),
                null,
                Instant.EPOCH,
                "release.drafted",
                "person:x",
                new TreeMap<>(),
                new TreeMap<>(Map.of("files", files)),
                "",
                "");
    }
}
