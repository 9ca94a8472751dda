package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class NoteFuzzTest {
    private static final NoteKey KEY =
            NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    /** Whatever comes as a note is refused, never an exception; nobody forges a signature by chance. */
    @FuzzTest
    void no_made_up_note_verifies(FuzzedDataProvider data) {
        String text = data.consumeString(200) + "\n\n— PeterNeumann " + data.consumeRemainingAsString();
        assertThat(SignedNote.verifies(text, KEY)).isFalse();
    }

    /** A key text is read into a key with that very text, or refused with words. */
    @FuzzTest
    void a_key_is_read_or_refused(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            assertThat(NoteKey.parse(text).text()).isEqualTo(text.strip());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    /** Nothing that stands in the database as a leaf makes the verifier fail. */
    @FuzzTest
    void a_leaf_is_read_or_refused(FuzzedDataProvider data) {
        try {
            StoredLeaf.parse(data.consumeRemainingAsString());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("it is not a leaf");
        }
    }
}
