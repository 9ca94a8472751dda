package org.brightline.platform.reading.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reader;
import org.brightline.language.learned.onnx.OnnxModel;
import org.brightline.platform.reading.ReadingSettings;
import org.junit.jupiter.api.Test;

class ReaderOfSettingsTest {
    private static final Path MODEL =
            Path.of("..", "cli", "src", "test", "resources", "org", "brightline", "cli", "own-model", "model.yaml");

    @Test
    void a_server_asks_the_learned_reader_unless_its_operator_chooses_otherwise() {
        String grave = "We must kill all the infidels in this town, brothers, rise up and do it tonight.";
        assertThat(detectors(reader(false, Optional.empty()), grave)).noneMatch(it -> it.startsWith("learned:"));
        assertThat(detectors(reader(true, Optional.empty()), grave)).anyMatch(it -> it.startsWith("learned:"));
    }

    private static List<String> detectors(Reader reader, String text) {
        return reader.read(text, "en").elements().stream()
                .map(ElementFinding::detector)
                .toList();
    }

    @Test
    void an_own_model_is_asked_beside_whatever_else_reads() throws IOException {
        try (OnnxModel model = OnnxModel.open(MODEL)) {
            for (boolean learned : new boolean[] {false, true}) {
                assertThat(reader(learned, Optional.of(model))
                                .read("Sink the boat", "en")
                                .elements())
                        .extracting(ElementFinding::detector)
                        .contains("learned:harbour-line");
            }
        }
    }

    private static Reader reader(boolean learned, Optional<OnnxModel> own) {
        return new ReadingConfiguration().reader(new ReadingSettings(learned, ""), own);
    }
}
