package org.brightline.language.pattern;

import java.util.List;
import java.util.Set;
import org.brightline.language.Element;

/**
 * One pattern file: one concept of one element in one language.
 *
 * @param name its detector's name, for example {@code en/call-violence}
 * @param element what a match shows
 * @param date the day of the last change, which is its version
 * @param source who wrote it or what it rests on
 * @param score how sure a match is, 0 to 1
 * @param note one sentence for the reviewer
 * @param patterns what to look for
 * @param not a match that overlaps one of these is none
 * @param onlyWith where not empty, matches count only in a text with one of these elements
 * @param positive examples that must show the element
 * @param negative examples that must not
 */
record Concept(
        String name,
        Element element,
        String date,
        String source,
        double score,
        String note,
        List<PatternNode> patterns,
        List<PatternNode> not,
        Set<Element> onlyWith,
        List<String> positive,
        List<String> negative) {}
