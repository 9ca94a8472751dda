package org.brightline.language.learned;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads with patterns, and asks a learned model about what no pattern found.
 *
 * <p>How a learned score enters: the model is asked only about stretches of its own language in which no pattern found a call, a
 * threat or an intent. Where it is at least {@value #LEAST} sure, calibrated, it adds one finding that spans the stretch. Its
 * score is never above {@value #CEILING}, and every clause that can lead to an action demands 0.8: a learned score alone
 * never acts. A clause may use it to send an item to a person, for example with
 * {@code hint: text.stands(CALL, 0.5, {...})} and {@code doubt: hint && !call}.
 */
public final class LearnedReader implements Reader {
    /** The greatest score of a learned finding; below what an actionable clause demands. */
    public static final double CEILING = 0.79;

    /** The least probability that is worth a finding. */
    public static final double LEAST = 0.5;

    private static final int LONGEST_STRETCH = 400;
    private static final Set<Element> VIOLENCE = EnumSet.of(Element.CALL, Element.THREAT, Element.INTENT);

    private final Reader patterns;
    private final LinearModel model;

    LearnedReader(Reader patterns, LinearModel model) {
        this.patterns = patterns;
        this.model = model;
    }

    /** The shipped model beside a reader with patterns. */
    public static LearnedReader shipped(Reader patterns) {
        try (InputStream in = LearnedReader.class.getResourceAsStream(Trainer.MODEL)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The resource " + Trainer.MODEL + " is missing from the language module.");
            }
            return new LearnedReader(patterns, LinearModel.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + Trainer.MODEL + " cannot be read.", e);
        }
    }

    @Override
    public Reading read(String text, @Nullable String languageHint) {
        Reading reading = patterns.read(text, languageHint);
        if (!reading.language().equals(model.language())) {
            return reading;
        }
        List<ElementFinding> added = new ArrayList<>();
        for (Span stretch : stretches(text)) {
            if (reading.elements().stream()
                    .noneMatch(finding -> VIOLENCE.contains(finding.element())
                            && finding.span().overlaps(stretch))) {
                double probability = model.probability(Features.of(stretch.of(text)));
                if (probability >= LEAST) {
                    added.add(new ElementFinding(
                            model.element(),
                            stretch,
                            "learned:" + model.name(),
                            model.version(),
                            Math.min(CEILING, Math.round(probability * 100) / 100.0),
                            model.note()));
                }
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

    /** A short text is one stretch; a long one is cut at the ends of sentences, and where there are none, at its length. */
    private static List<Span> stretches(String text) {
        List<Span> stretches = new ArrayList<>();
        int start = 0;
        while (text.length() - start > LONGEST_STRETCH) {
            int end = sentenceEnd(text, start, start + LONGEST_STRETCH);
            stretches.add(new Span(start, end));
            start = end;
        }
        if (start < text.length()) {
            stretches.add(new Span(start, text.length()));
        }
        return stretches;
    }

    private static int sentenceEnd(String text, int start, int limit) {
        for (int i = limit - 1; i > start + LONGEST_STRETCH / 4; i--) {
            if (".!?\n".indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
}
