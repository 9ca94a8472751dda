package org.brightline.language.learned.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.brightline.language.learned.LineJudge;
import org.brightline.language.learned.session.ModelException;

/** An operator's own model, in the form of ONNX, opened and tried out. Safe for many threads. */
public final class OnnxModel implements AutoCloseable {
    private final OnnxJudge judge;
    private final Set<String> languages;

    private OnnxModel(OnnxJudge judge, Set<String> languages) {
        this.judge = judge;
        this.languages = languages;
    }

    /**
     * Opens a model and tries it out.
     *
     * @param description the YAML file that describes it; its other files lie beside it
     * @throws ModelException when the description is wrong, or the model is another than it says
     * @throws IOException when a file cannot be read
     */
    public static OnnxModel open(Path description) throws IOException {
        ModelDescription described = ModelDescription.read(description);
        return new OnnxModel(OnnxJudge.open(described), described.languages());
    }

    LineJudge judge() {
        return judge;
    }

    /** Whether it was made for a language, a BCP 47 primary subtag. */
    boolean reads(String language) {
        return languages.contains(language);
    }

    /** Lets the model go; a text that it was to look at afterwards is not read completely. Waits for what is being read. */
    @Override
    public void close() {
        judge.close();
    }
}
