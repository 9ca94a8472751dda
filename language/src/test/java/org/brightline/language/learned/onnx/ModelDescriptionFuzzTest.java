package org.brightline.language.learned.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.brightline.language.learned.session.ModelException;

/** Any bytes are a description or refused. Run with {@code JAZZER_FUZZ=1} to search for some that are neither. */
class ModelDescriptionFuzzTest {
    private static final Path FILE = Path.of("model.yaml");

    @FuzzTest
    void any_bytes_are_a_description_or_refused(FuzzedDataProvider data) {
        try {
            assertThat(ModelDescriptionFile.parse(FILE, data.consumeRemainingAsBytes())
                            .labels())
                    .isNotEmpty();
        } catch (ModelException e) {
            assertThat(e).message().startsWith("model.yaml: ");
        }
    }
}
