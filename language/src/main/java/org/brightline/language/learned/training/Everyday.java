package org.brightline.language.learned.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Harmless posts as people write them, of one shared data set: the corpus is written by one hand, and a reader that has seen nothing
 * else takes rough talk for conduct. Only sets whose licences let the weights be shipped, and only what their makers did not call
 * hate, threat or incitement.
 *
 * @param set the data set's folder
 * @param licence the licence it is under
 * @param trained what a model may be trained on
 * @param held what it is judged on afterwards, and never trained on
 */
record Everyday(String set, String licence, List<String> trained, List<String> held) {
    /** A set without a split of its own: of so many neighbouring posts the last is held back. */
    private static final int OF_THESE_ONE_HELD = 3;

    /** Without an effect on anybody, though not polite. */
    private static final Set<String> HARMLESS = Set.of("benign", "x_off");

    private record Source(String set, String licence) {}

    private static final Source EDOS = new Source("edos", "CC0-1.0");
    private static final Source IMPLICIT_HATE = new Source("implicit_hate", "MIT");
    private static final Source DAVIDSON = new Source("davidson", "MIT");
    private static final Source GERMEVAL_2018 = new Source("germeval2018", "CC-BY-4.0");
    private static final Source MLMA = new Source("mlma", "MIT");
    private static final Source ARENAS = new Source("arenas_narratives", "MIT");

    private static final Map<String, List<Source>> SOURCES = Map.of(
            "en", List.of(EDOS, IMPLICIT_HATE, DAVIDSON),
            "de", List.of(GERMEVAL_2018),
            "fr", List.of(MLMA, ARENAS),
            "ar", List.of(MLMA));

    /**
     * The sets of a language, none where there is no set.
     *
     * @param datasets the folder that holds {@code text/SET/data.jsonl.gz}
     * @throws IOException when a set is missing
     */
    static List<Everyday> of(String language, Path datasets) throws IOException {
        List<Everyday> all = new ArrayList<>();
        for (Source source : SOURCES.getOrDefault(language, List.of())) {
            if (!Files.isDirectory(datasets.resolve("text").resolve(source.set()))) {
                throw new IOException("The data set " + source.set() + " is not in " + datasets.toAbsolutePath()
                        + "; the shipped models are trained on harmless posts of it too.");
            }
            all.add(of(source, Example.read(datasets, source.set()), language));
        }
        return all;
    }

    private static Everyday of(Source source, List<Example> examples, String language) {
        List<String> trained = new ArrayList<>();
        List<String> held = new ArrayList<>();
        int number = 0;
        for (Example example : examples) {
            if (example.language().equals(language) && HARMLESS.contains(example.group())) {
                number++;
                boolean seen = example.split().equals("all")
                        ? number % OF_THESE_ONE_HELD != 0
                        : example.split().equals("train");
                (seen ? trained : held).add(example.text());
            }
        }
        return new Everyday(source.set(), source.licence(), trained, held);
    }

    /** The first 64 bits of SHA-256 over the posts that were trained on. */
    String shortDigest() {
        return LineTrainer.digest(String.join("\0", trained).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
