package org.brightline.language.learned.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The encoder that ships, cut off at other places than the product cuts it. */
class ModelCutTest {
    private static final String FIRST_LAYER = "/encoder/layer.0/output/LayerNorm/Add_1_output_0";

    @Test
    void a_model_that_is_cut_off_gives_the_inner_result_and_carries_nothing_that_comes_after_it() throws Exception {
        byte[] whole = model();
        byte[] cut = ModelCut.upTo(whole, FIRST_LAYER);
        assertThat(cut.length).isLessThan(whole.length);
        assertThat(new String(cut, StandardCharsets.ISO_8859_1))
                .contains("layer.0/attention")
                .doesNotContain("layer.1/attention");
        OrtEnvironment environment = ModelSession.environment();
        try (OrtSession.SessionOptions options = ModelSession.options();
                OrtSession session = environment.createSession(cut, options)) {
            assertThat(session.getOutputNames()).containsExactly(FIRST_LAYER);
        }
    }

    @Test
    void a_result_that_the_model_does_not_have_is_named() {
        assertThatThrownBy(() -> ModelCut.upTo(model(), "/encoder/layer.99"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/encoder/layer.99");
    }

    @Test
    void what_is_no_model_is_refused() {
        assertThatThrownBy(() -> ModelCut.upTo("no model at all".getBytes(StandardCharsets.UTF_8), FIRST_LAYER))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ModelCut.upTo(new byte[0], FIRST_LAYER)).isInstanceOf(IOException.class);
    }

    private static byte[] model() throws IOException {
        try (InputStream in = ModelCutTest.class.getResourceAsStream("/bge-small-en-v1.5-q.onnx")) {
            return in.readAllBytes();
        }
    }
}
