package org.brightline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextSketcherTest {

    private static final String POST = "the harbour of aldermere opens at six and all boats wait for the bell";

    @Test
    void a_text_and_its_edit_are_near_and_another_text_is_far() {
        TextMinHash sketch = sketch(POST);

        assertThat(sketch.distance(sketch(POST))).isZero();
        assertThat(sketch.distance(sketch(POST.replace("six", "nine"))))
                .isLessThanOrEqualTo(TextSketcher.DEFAULT_THRESHOLD);
        assertThat(sketch.distance(sketch("harbour news " + POST))).isLessThanOrEqualTo(TextSketcher.DEFAULT_THRESHOLD);
        assertThat(sketch.distance(sketch("four apples a spoon of honey and some butter go into the oven")))
                .isGreaterThan(90);
    }

    /** Banks keep sketches: a text must have the same one in every version and on every machine. */
    @Test
    void the_sketch_of_a_text_stays_what_it_is() {
        assertThat(sketch(POST).text()).isEqualTo("9568c2c7d7d6800dd43f4ca12f29761e31c752245582cc933714508da8c5e787");
    }

    @Test
    void a_text_that_is_too_short_or_says_the_same_over_and_over_has_no_sketch() {
        assertThat(TextSketcher.sketch("")).isEmpty();
        assertThat(TextSketcher.sketch("a short text here")).isEmpty();
        assertThat(TextSketcher.sketch("ha".repeat(500))).isEmpty();
        assertThat(TextSketcher.sketch("\ud83d\ude00".repeat(100))).isEmpty();
        assertThat(TextSketcher.sketch("abcdefghijklmnopqrs")).isPresent();
        assertThat(TextSketcher.sketch("abcdefghijklmnopqr")).isEmpty();
    }

    @Test
    void what_comes_after_the_longest_text_is_left_out() {
        String longest = IntStream.range(0, TextSketcher.MAX_LENGTH)
                .mapToObj(i -> String.valueOf((char) ('a' + i * i % 26)))
                .collect(Collectors.joining());

        assertThat(sketch(longest + "and more")).isEqualTo(sketch(longest));
    }

    /** The share of bits that differ is half the share of sequences that are not common, give or take the chance of 256 bits. */
    @Property(tries = 100)
    void the_distance_follows_the_share_of_common_sequences(@ForAll long seed) {
        Random random = new Random(seed);
        String one = letters(random, 300);
        String other = one.substring(0, random.nextInt(300)) + letters(random, 300);
        Set<String> grams = grams(one);
        Set<String> both = new HashSet<>(grams);
        both.addAll(grams(other));
        Set<String> common = new HashSet<>(grams);
        common.retainAll(grams(other));
        double expected = TextMinHash.BITS / 2.0 * (1 - (double) common.size() / both.size());

        // Five standard deviations of 256 throws of a coin.
        assertThat((double) sketch(one).distance(sketch(other))).isBetween(expected - 40, expected + 40);
    }

    private static Set<String> grams(String text) {
        return IntStream.rangeClosed(0, text.length() - TextSketcher.GRAM)
                .mapToObj(i -> text.substring(i, i + TextSketcher.GRAM))
                .collect(Collectors.toSet());
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    private static TextMinHash sketch(String text) {
        return TextSketcher.sketch(text).orElseThrow();
    }
}
