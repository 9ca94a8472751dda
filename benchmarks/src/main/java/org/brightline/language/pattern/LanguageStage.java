package org.brightline.language.pattern;

import java.util.List;
import org.brightline.language.CanonicalText;
import org.brightline.language.words.Token;
import org.brightline.language.words.Tokenizer;

/** What a text's language is told from, for a measurement. It stands in this package because the product tells languages inside the reader alone. */
public final class LanguageStage {
    private final Lexicon lexicon = Lexicon.shipped();
    private final LanguageGuess guess = new LanguageGuess(lexicon.words());

    /** The words of a text. */
    public List<Token> words(String text) {
        return Tokenizer.tokens(CanonicalText.of(text).text(), lexicon.vocabulary());
    }

    /** The language of these words, and how many others the text has traces of. */
    public String language(List<Token> words) {
        return guess.guess(words, null) + guess.traces(words).size();
    }
}
