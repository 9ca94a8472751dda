package org.brightline.language.learned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;

/** Adds to the reading of a text what a learned detector takes its stretches for. */
public final class LearnedFindings {
    private static final int SHORTEST_TO_CUT = 120;
    private static final Map<Element, String> WORDS = Map.of(
            Element.PRAISE, "glorifies an attack or those who commit it",
            Element.FINANCE, "asks for money for violence",
            Element.INSTRUCT, "teaches a means of attack",
            Element.RECRUIT, "asks people to join a violent group",
            Element.CALL, "calls for violence",
            Element.THREAT, "threatens violence",
            Element.INTENT, "announces or prepares an attack");

    private final String text;
    private final Reading reading;
    private final LineJudge judge;
    private final FailureLog failures;

    /**
     * For one text.
     *
     * @param text the text
     * @param reading what others found in it
     * @param judge the detector that is asked
     * @param failures where it is told that the detector failed
     */
    public LearnedFindings(String text, Reading reading, LineJudge judge, FailureLog failures) {
        this.text = text;
        this.reading = reading;
        this.judge = judge;
        this.failures = failures;
    }

    /** The reading with the findings of the detector; not complete where it failed on a stretch. */
    public Reading added() {
        List<ElementFinding> findings = new ArrayList<>();
        boolean failed = false;
        for (Span stretch : Stretches.of(text)) {
            try {
                add(stretch, findings);
            } catch (JudgeException e) {
                failed = true;
                failures.say(judge.detector(), e);
            }
        }
        if (findings.isEmpty() && !failed) {
            return reading;
        }
        findings.addAll(reading.elements());
        findings.sort(Comparator.comparingInt(
                        (ElementFinding finding) -> finding.span().start())
                .thenComparing(finding -> finding.span().end())
                .thenComparing(ElementFinding::element)
                .thenComparing(ElementFinding::detector));
        return new Reading(reading.language(), reading.covered(), findings, reading.complete() && !failed);
    }

    private void add(Span stretch, List<ElementFinding> findings) {
        List<Guess> guesses = judge.judge(shown(stretch));
        Cut cut = null;
        for (int i = 0; i < guesses.size(); i++) {
            double probability = guesses.get(i).probability();
            if (probability >= LearnedReader.LEAST) {
                cut = cut == null ? cut(stretch) : cut;
                Element conduct = guesses.get(i).conduct().get();
                findings.add(new ElementFinding(
                        conduct,
                        cut.sentence(i),
                        judge.detector(),
                        judge.version(),
                        Math.floor(probability * 100) / 100,
                        String.format(
                                Locale.ROOT,
                                "Reads like a post that %s: %d %% probable, %s. A learned guess: a person has to look.",
                                WORDS.get(conduct),
                                (int) Math.floor(probability * 100),
                                judge.basis())));
            }
        }
    }

    private Cut cut(Span stretch) {
        List<Span> sentences =
                stretch.end() - stretch.start() < SHORTEST_TO_CUT ? List.of() : Stretches.sentences(text, stretch);
        List<List<Guess>> rests = new ArrayList<>();
        if (sentences.size() < 2 || sentences.size() > judge.mostSentences()) {
            return new Cut(stretch, List.of(), rests);
        }
        for (Span one : sentences) {
            rests.add(judge.judgeRest(
                    shown(new Span(stretch.start(), one.start())) + " " + shown(new Span(one.end(), stretch.end()))));
        }
        return new Cut(stretch, sentences, rests);
    }

    /** A stretch, its sentences where it is worth cutting, and what the detector takes it for without each of them. */
    private record Cut(Span stretch, List<Span> sentences, List<List<Guess>> rests) {
        /** The sentence without which the rest is the least probable to be so; a stretch that is not cut as a whole. */
        Span sentence(int guess) {
            Span best = stretch;
            double least = 1;
            for (int i = 0; i < sentences.size(); i++) {
                double probability = rests.get(i).get(guess).probability();
                if (probability < least) {
                    least = probability;
                    best = sentences.get(i);
                }
            }
            return best;
        }
    }

    private String shown(Span part) {
        return judge.masksNames() ? Masking.masked(text, part, reading) : part.of(text);
    }
}
