package org.brightline.language.learned;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Reads with patterns, and beside them with what was learned from the training corpus.
 *
 * <p>Where a model is at least {@value #LEAST} sure that a stretch of the text crosses the line, it adds one finding: the conduct
 * that it takes it for, the sentence that made it so, and the calibrated probability as its score. Findings of patterns stay as
 * they are. The detector's name begins with {@value #DETECTOR}; a clause has to ask for such findings by
 * {@code text.learned}, and no other function sees them. A model is loaded when its language is first read. In
 * English a second look by a sentence encoder follows the first; where that cannot be taken, the reading is not complete.
 */
public final class LearnedReader implements Reader {
    /** How the detector's name of a learned finding begins. */
    public static final String DETECTOR = "learned:";

    /** The least probability that is worth a finding. */
    public static final double LEAST = 0.7;

    /** The languages of the shipped models, as BCP 47 primary subtags. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");

    /** Those with a second look, in which a sentence encoder is at hand. */
    public static final List<String> CLOSE = List.of("en");

    private final Reader patterns;
    private final FailureLog failures = new FailureLog();
    private final Map<String, LineJudge> models = new ConcurrentHashMap<>();
    private final java.util.function.Function<String, @Nullable LineJudge> source;

    LearnedReader(Reader patterns, java.util.function.Function<String, @Nullable LineJudge> source) {
        this.patterns = patterns;
        this.source = source;
    }

    /** The shipped models beside a reader with patterns. */
    public static LearnedReader shipped(Reader patterns) {
        return new LearnedReader(patterns, LearnedReader::shippedModel);
    }

    /** The name of the file that holds a language's model; its provenance is beside it, ending in {@code .md}. */
    public static String file(String language) {
        return language + "-line.blm";
    }

    /** The name of the file that holds the second look of a language. */
    public static String closeFile(String language) {
        return language + "-close.blm";
    }

    private static @Nullable LineJudge shippedModel(String language) {
        if (!LANGUAGES.contains(language)) {
            return null;
        }
        LineModel cheap = resource(file(language), LineModel::read);
        return CLOSE.contains(language)
                ? new CloseJudge(cheap, resource(closeFile(language), CloseModel::read))
                : cheap;
    }

    private interface Format<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T resource(String name, Format<T> format) {
        try (InputStream in = LearnedReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the language module.");
            }
            return format.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read.", e);
        }
    }

    @Override
    public Reading read(String text, @Nullable String languageHint) {
        Reading reading = patterns.read(text, languageHint);
        LineJudge model = models.computeIfAbsent(reading.language(), source);
        return model == null ? reading : new LearnedFindings(text, reading, model, failures).added();
    }
}
