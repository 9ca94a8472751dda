package org.brightline.language.names;

import org.brightline.language.CanonicalText;
import org.brightline.language.words.Tokenizer;

/**
 * What must stand near a name that could mean something else: a name of one word, or of few letters. Such a name alone is a
 * volcano, a beer or a family; it counts only in the company of words of organised violence.
 */
final class ShortNames {
    /** Token patterns in the languages that we read. */
    static final String CONTEXT =
            "join|joined|joining|recruit*|fight*|soldier*|attack*|bomb*|martyr*|terror*|jihad*|militia*|militant*|armed|weapon*|"
                    + "allegiance|pledge*|propaganda|donat*|fund*|cadre*|cell|cells|glory|long live|extremis*|designated|banned|"
                    + "kämpf*|anschlag*|anschläge*|waffe*|märtyrer*|schließt euch|spende*|verboten|miliz*|"
                    + "rejoign*|combat*|attentat*|attaque*|arme*|martyr*|allégeance|interdit*|milice*|"
                    + "únete|uníos|luch*|atentado*|ataque*|mártir*|lealtad|prohibid*|milicia*|"
                    + "انضموا|هجوم|شهداء|مجاهدين|قتال|تنظيم|سلاح|بايع|ابايع|ارهاب*|تفجير|محظور|مسلح|مسلحين";

    private static final int FEW_LETTERS = 6;

    private ShortNames() {}

    /** {@link #CONTEXT} for a name of one word or of fewer than {@value #FEW_LETTERS} letters, else nothing. */
    static String context(String name) {
        String canonical = CanonicalText.of(name).text();
        boolean oneWord = Tokenizer.tokens(canonical).stream()
                        .filter(token -> !token.isBreak())
                        .count()
                < 2;
        return oneWord
                        || canonical
                                        .codePoints()
                                        .filter(Character::isLetterOrDigit)
                                        .count()
                                < FEW_LETTERS
                ? CONTEXT
                : "";
    }
}
