package org.brightline.language.learned;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads with patterns, and beside them with what was learned from the training corpus.
 *
 * <p>Where a model is at least {@value #LEAST} sure that a stretch of the text crosses the line, it adds one finding: the conduct
 * that it takes it for, the sentence that made it so, and the calibrated probability as its score. Findings of patterns stay as
 * they are. The detector's name begins with {@value #DETECTOR}; a clause has to ask for such findings by
 * {@code text.learned}, and no other function sees them. A model is loaded when its language is first read.
 */
public final class LearnedReader implements Reader {
    /** How the detector's name of a learned finding begins. */
    public static final String DETECTOR = "learned:";

    /** The least probability that is worth a finding. */
    public static final double LEAST = 0.7;

    private static final int LONGEST_STRETCH = 400;
    private static final int SHORTEST_TO_CUT = 120;
    private static final Map<Element, String> WORDS = Map.of(
            Element.PRAISE, "glorifies an attack or those who commit it",
            Element.FINANCE, "asks for money for violence",
            Element.INSTRUCT, "teaches a means of attack",
            Element.RECRUIT, "asks people to join a violent group",
            Element.CALL, "calls for violence",
            Element.THREAT, "threatens violence",
            Element.INTENT, "announces or prepares an attack");

    private final Reader patterns;
    private final Map<String, LineModel> models = new ConcurrentHashMap<>();
    private final java.util.function.Function<String, @Nullable LineModel> source;

    LearnedReader(Reader patterns, java.util.function.Function<String, @Nullable LineModel> source) {
        this.patterns = patterns;
        this.source = source;
    }

    /** The shipped models beside a reader with patterns. */
    public static LearnedReader shipped(Reader patterns) {
        return new LearnedReader(patterns, LearnedReader::shippedModel);
    }

    private static @Nullable LineModel shippedModel(String language) {
        if (!LineTrainer.LANGUAGES.contains(language)) {
            return null;
        }
        String name = LineTrainer.file(language);
        try (InputStream in = LearnedReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the language module.");
            }
            return LineModel.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read.", e);
        }
    }

    @Override
    public Reading read(String text, @Nullable String languageHint) {
        Reading reading = patterns.read(text, languageHint);
        LineModel model = models.computeIfAbsent(reading.language(), source);
        if (model == null) {
            return reading;
        }
        List<ElementFinding> added = new ArrayList<>();
        for (Span stretch : stretches(text, 0, text.length(), LONGEST_STRETCH)) {
            Features features = Features.of(Masking.masked(text, stretch, reading));
            double probability = model.probability(features);
            if (probability >= LEAST) {
                Element conduct = model.conduct(features);
                added.add(new ElementFinding(
                        conduct,
                        sentence(text, stretch, reading, model),
                        DETECTOR + model.language() + "/line",
                        model.version(),
                        Math.floor(probability * 100) / 100,
                        String.format(
                                Locale.ROOT,
                                "Reads like a post that %s; of 100 such posts of the check, %d do. A learned guess: a person has to look.",
                                WORDS.get(conduct),
                                (int) Math.floor(probability * 100))));
            }
        }
        if (added.isEmpty()) {
            return reading;
        }
        added.addAll(reading.elements());
        added.sort(Comparator.comparingInt(
                        (ElementFinding finding) -> finding.span().start())
                .thenComparing(finding -> finding.span().end())
                .thenComparing(ElementFinding::element)
                .thenComparing(ElementFinding::detector));
        return new Reading(reading.language(), reading.covered(), added);
    }

    /** The sentence without which the rest is the least probable to cross the line; a short stretch as a whole. */
    private static Span sentence(String text, Span stretch, Reading reading, LineModel model) {
        List<Span> sentences = stretch.end() - stretch.start() < SHORTEST_TO_CUT
                ? List.of()
                : stretches(text, stretch.start(), stretch.end(), 1);
        Span best = stretch;
        double least = 1;
        for (Span one : sentences.size() < 2 ? List.<Span>of() : sentences) {
            String rest = Masking.masked(text, new Span(stretch.start(), one.start()), reading) + " "
                    + Masking.masked(text, new Span(one.end(), stretch.end()), reading);
            double probability = model.probability(Features.of(rest));
            if (probability < least) {
                least = probability;
                best = one;
            }
        }
        return best;
    }

    /** Cut at ends of sentences, each piece the first that is at least this long or, at the limit of a stretch, as it comes. */
    private static List<Span> stretches(String text, int from, int to, int length) {
        List<Span> stretches = new ArrayList<>();
        int start = from;
        while (to - start > length) {
            int end = length == 1 ? firstEnd(text, start, to) : lastEnd(text, start, start + length);
            stretches.add(new Span(start, end));
            start = end;
        }
        if (start < to) {
            stretches.add(new Span(start, to));
        }
        return stretches;
    }

    private static int firstEnd(String text, int start, int to) {
        for (int i = start + 1; i < to; i++) {
            if (isEnd(text.charAt(i - 1)) && Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return to;
    }

    private static int lastEnd(String text, int start, int limit) {
        for (int i = limit - 1; i > start + LONGEST_STRETCH / 4; i--) {
            if (isEnd(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static boolean isEnd(char c) {
        return ".!?\n؟".indexOf(c) >= 0;
    }
}
