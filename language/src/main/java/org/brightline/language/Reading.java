package org.brightline.language;

import java.util.List;

/**
 * What the reader found in one text.
 *
 * @param language BCP 47 primary subtag; {@code und} when it cannot be told, {@code zxx} when there are no words
 * @param covered whether we can read this language. Where it is false, conduct and context were not looked for, so that
 *     their absence means nothing; names on lists are looked for in every language
 * @param elements the findings, by where they start
 * @param complete whether every learned detector that was to look at the text did so to its end. Where it is false, the
 *     absence of a learned finding means nothing; all else was looked for
 */
public record Reading(String language, boolean covered, List<ElementFinding> elements, boolean complete) {
    /** Keeps its own copy of the list. */
    public Reading {
        elements = List.copyOf(elements);
    }

    /** A reading during which nothing failed. */
    public Reading(String language, boolean covered, List<ElementFinding> elements) {
        this(language, covered, elements, true);
    }

    /** Whether at least one such element was found. */
    public boolean has(Element element) {
        return elements.stream().anyMatch(finding -> finding.element() == element);
    }
}
