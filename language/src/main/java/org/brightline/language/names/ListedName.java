package org.brightline.language.names;

import java.time.LocalDate;
import org.brightline.language.CanonicalText;
import org.brightline.language.Element;
import org.brightline.language.words.Token;
import org.brightline.language.words.Tokenizer;

/**
 * A name on a list of designated entities or of terrorist acts.
 *
 * @param list the name of the list, for example {@code demo-designations}
 * @param date the day the entry took effect
 * @param element {@link Element#DESIGNATED_ENTITY} or {@link Element#TERRORIST_ACT}
 * @param entity the entity or act as the list writes it
 * @param name one name or alias of it, as people write it
 * @param context token patterns joined by {@code |}; where it is not empty the name alone means nothing and counts only near one of them
 * @param homonyms token patterns joined by {@code |}; near one of them the name means something else
 */
public record ListedName(
        String list, LocalDate date, Element element, String entity, String name, String context, String homonyms) {
    /** Refuses what cannot be looked for. */
    public ListedName {
        if (element != Element.DESIGNATED_ENTITY && element != Element.TERRORIST_ACT) {
            throw new IllegalArgumentException("A listed name is a DESIGNATED_ENTITY or a TERRORIST_ACT, not " + element
                    + " (list " + list + ", name " + name + ").");
        }
        String canonical = CanonicalText.of(name).text();
        if (Tokenizer.tokens(canonical).stream().allMatch(Token::isBreak)) {
            throw new IllegalArgumentException("The name '" + name + "' on list " + list + " holds no word.");
        }
        if (canonical.length() < 3) {
            throw new IllegalArgumentException(
                    "The name '" + name + "' on list " + list + " is too short; names need three letters.");
        }
    }

    /** Whether the name alone may mean something else, so that it needs company. */
    public boolean needsContext() {
        return !context.isEmpty();
    }

    /** As what its token counts in a pattern. */
    public Token.Kind tokenKind() {
        return element == Element.DESIGNATED_ENTITY ? Token.Kind.ENTITY : Token.Kind.ACT;
    }
}
