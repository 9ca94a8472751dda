package org.brightline.platform.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.JournalEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    @ParameterizedTest
    @EnumSource
    void every_act_can_be_said_in_words(ActKind kind) {
        JournalEntry entry = new JournalEntry(
                UUID.randomUUID(),
                1L,
                Instant.EPOCH,
                kind.text(),
                Actor.MACHINE.text(),
                new TreeMap<>(),
                new TreeMap<>(),
                "{}",
                "00");
        assertThat(Words.act(entry)).isNotEqualTo(kind.text()).matches("[A-Z].*");
    }
}
