package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The vectors are the published example of C2SP signed-note's first implementation, Go's golang.org/x/mod/sumdb/note. */
class SignedNoteTest {
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final NoteKey KEY =
            NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    @Test
    void a_published_note_verifies() {
        assertThat(SignedNote.verifies(NOTE, KEY)).isTrue();
    }

    @Test
    void signing_with_the_published_secret_gives_the_published_note() {
        byte[] typed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        byte[] seed = Arrays.copyOfRange(typed, 1, 33);
        assertThat(SignedNote.sign(TEXT, KEY, NoteKey.privateKey(seed))).isEqualTo(NOTE);
    }

    @Test
    void one_changed_letter_breaks_the_signature() {
        assertThat(SignedNote.verifies(NOTE.replace("answer", "answers"), KEY)).isFalse();
    }

    @Test
    void a_key_has_one_text_form_and_one_with_a_wrong_hash_is_refused() {
        assertThat(NoteKey.parse(KEY.text()).text()).isEqualTo(KEY.text());
        assertThatThrownBy(() -> NoteKey.parse(KEY.text().replace("c74f20a3", "c74f20a4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit");
    }
}
