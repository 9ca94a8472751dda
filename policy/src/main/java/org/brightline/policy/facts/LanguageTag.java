package org.brightline.policy.facts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag of a language as people write it beside a text, BCP 47: {@code en} or {@code pt-BR}.
 *
 * <p>Source: ISO 639-1 as Java has it. Of the languages with three letters there is no list here, so any three are believed.
 */
public final class LanguageTag {
    private static final Pattern FORM = Pattern.compile("([A-Za-z]{2,3})(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    private LanguageTag() {}

    /** Whether there can be such a language. */
    public static boolean isOne(String tag) {
        Matcher form = FORM.matcher(tag);
        return form.matches()
                && (form.group(1).length() == 3
                        || TWO_LETTERS.contains(form.group(1).toLowerCase(Locale.ROOT)));
    }
}
