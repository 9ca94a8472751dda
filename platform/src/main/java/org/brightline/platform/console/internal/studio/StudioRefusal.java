package org.brightline.platform.console.internal.studio;

import java.util.Map;

/**
 * What was refused on the page of a draft, and in which of its forms.
 *
 * @param form the last part of the address that the form sends to, such as {@code backtest}; empty for the page as a whole
 * @param words why; empty where nothing was refused
 * @param typed what was typed into the form, by field
 */
public record StudioRefusal(String form, String words, Map<String, String> typed) {
    /** Nothing was refused. */
    public static final StudioRefusal NONE = new StudioRefusal("", "", Map.of());

    /** Keeps its own copy. */
    public StudioRefusal {
        typed = Map.copyOf(typed);
    }

    /** Whether this form was refused. */
    public boolean at(String asked) {
        return !words.isEmpty() && form.equals(asked);
    }

    /** What was typed into a field of this form; empty where another was refused, or none. */
    public String typed(String asked, String field) {
        return at(asked) ? typed.getOrDefault(field, "") : "";
    }
}
