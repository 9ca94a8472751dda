package org.brightline.policy.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClauseWordsTest {
    @Test
    void every_key_element_and_function_of_the_shipped_clauses_is_among_them() {
        Pattern word = Pattern.compile("(?m)^([a-z_]+):|\\b([A-Z]{3,}(?:_[A-Z]+)*)(?=[,:)])|(text\\.[a-zA-Z]+)\\(");
        Set<String> used = new TreeSet<>();
        ReleaseReader.shippedFiles()
                .values()
                .forEach(text -> used.addAll(word.matcher(text)
                        .results()
                        .map(found -> found.group(1) != null
                                ? found.group(1)
                                : found.group(2) != null ? found.group(2) : found.group(3))
                        .collect(Collectors.toSet())));
        assertThat(used).contains("must_ask", "RECRUIT", "text.standsBy");
        assertThat(ClauseWords.all())
                .containsAll(used)
                .contains("restrict_account", "counter_terrorism", "removals", "glorification", "CLOSED_GROUP")
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
