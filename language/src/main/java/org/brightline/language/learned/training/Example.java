package org.brightline.language.learned.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One labelled text of a data set.
 *
 * @param set the data set's folder
 * @param text the text
 * @param label the set's own label
 * @param group the mapped class: {@code benign}, {@code a} to {@code e}, or one that begins with {@code x} and is not used
 * @param language BCP 47 primary subtag
 * @param split the set's own split, for example {@code train}
 */
record Example(String set, String text, String label, String group, String language, String split) {

    /**
     * Reads a set.
     *
     * @param root the folder of all data sets
     * @param set the name of one, with {@code data.jsonl.gz} in it
     * @throws IOException when it is missing or not readable
     */
    static List<Example> read(Path root, String set) throws IOException {
        Path file = root.resolve("text").resolve(set).resolve("data.jsonl.gz");
        List<Example> examples = new ArrayList<>();
        LoadSettings settings = LoadSettings.builder().setLabel(set).build();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // JSON is YAML; one reader serves both.
                if (new Load(settings).loadFromString(line) instanceof Map<?, ?> row) {
                    examples.add(new Example(
                            set,
                            field(row, "text"),
                            field(row, "label"),
                            field(row, "cls"),
                            field(row, "lang"),
                            field(row, "split")));
                }
            }
        }
        return examples;
    }

    private static String field(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : String.valueOf(value);
    }
}
