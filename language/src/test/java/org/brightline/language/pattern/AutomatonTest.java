package org.brightline.language.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brightline.language.CanonicalText;
import org.brightline.language.PatternException;
import org.brightline.language.words.Token;
import org.brightline.language.words.Tokenizer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AutomatonTest {

    @Test
    void it_finds_words_choices_options_beginnings_and_gaps() {
        assertThat(found("join (us|the choir) today?", "please join the choir today"))
                .containsExactly("1-3", "1-4");
        assertThat(found("recruit*", "they are recruiting")).containsExactly("2-2");
        assertThat(found("send ..2 money", "send us your money")).containsExactly("0-3");
        assertThat(found("send ..2 money", "send us all of your money")).isEmpty();
    }

    @Test
    void no_match_crosses_the_end_of_a_sentence() {
        assertThat(found("send ..2 money", "send. money")).isEmpty();
        assertThat(found("send ..2 money", "send\nmoney")).isEmpty();
    }

    @Test
    void of_matches_with_one_end_the_tightest_is_kept() {
        assertThat(found("we ..4 go", "we say we go")).containsExactly("2-3");
    }

    @Test
    void a_pattern_that_needs_nothing_or_hangs_in_the_air_is_refused() {
        assertThatThrownBy(() -> automaton("(a|b)?")).isInstanceOf(PatternException.class);
        assertThat(PatternSyntax.parse("stop (now ..3)?", PatternLists.none()).mayEndInGap())
                .isTrue();
        assertThat(PatternSyntax.parse("stop ..3 now", PatternLists.none()).mayEndInGap())
                .isFalse();
        assertThatThrownBy(() -> automaton("..3 stop")).hasMessageContaining("begin with a gap");
    }

    @Test
    void a_pattern_with_a_mistake_is_refused_with_the_place() {
        assertThatThrownBy(() -> automaton("(a|b"))
                .hasMessageContaining("character 5")
                .hasMessageContaining("')'");
        assertThatThrownBy(() -> automaton("$nobody")).hasMessageContaining("unknown list $nobody");
        assertThatThrownBy(() -> automaton("a ..99 b")).hasMessageContaining("1 to 8");
        assertThatThrownBy(() -> automaton("<THING>")).hasMessageContaining("unknown class");
        assertThatThrownBy(() -> automaton("a||b")).hasMessageContaining("nothing stands here");
    }

    @Test
    void a_hostile_text_takes_no_longer_than_a_friendly_one() {
        Automaton automaton = automaton("a ..8 a ..8 a ..8 a ..8 b");
        List<Token> tokens = Tokenizer.tokens("a ".repeat(200_000));
        Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> assertThat(automaton.hits(tokens)).isEmpty());
    }

    /** Generated patterns over a two-letter alphabet, checked against trying every stretch by recursion. */
    @Property(tries = 2000)
    void it_agrees_with_trying_every_stretch(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        PatternNode node = PatternSyntax.parse(pattern, PatternLists.none());
        List<Token> tokens = Tokenizer.tokens(CanonicalText.of(text).text());
        Set<Integer> expectedEnds = new HashSet<>();
        for (int first = 0; first < tokens.size(); first++) {
            for (int end : ends(node, tokens, first)) {
                if (end > first) {
                    expectedEnds.add(end - 1);
                }
            }
        }
        Set<Integer> ends = new HashSet<>();
        for (Automaton.Hit hit : new Automaton(List.of(node)).hits(tokens)) {
            ends.add(hit.last());
            assertThat(ends(node, tokens, hit.first())).contains(hit.last() + 1);
        }
        assertThat(ends).isEqualTo(expectedEnds);
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> atom =
                Arbitraries.of("a", "b", "a?", "b?", "..1", "..2", "(a|b)", "(a b|b)", "(a|b a)?", "(a ..2 b)?");
        return atom.list().ofMinSize(0).ofMaxSize(4).map(parts -> "a " + String.join(" ", parts) + " b");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c", ".").list().ofMaxSize(12).map(words -> String.join(" ", words));
    }

    private static Set<Integer> ends(PatternNode node, List<Token> tokens, int from) {
        Set<Integer> out = new HashSet<>();
        switch (node) {
            case PatternNode.Words(Set<String> words) -> {
                if (from < tokens.size()
                        && !tokens.get(from).isBreak()
                        && words.contains(tokens.get(from).text())) {
                    out.add(from + 1);
                }
            }
            case PatternNode.Anything any -> {
                if (from < tokens.size() && !tokens.get(from).isBreak()) {
                    out.add(from + 1);
                }
            }
            case PatternNode.Optional(PatternNode part) -> {
                out.add(from);
                out.addAll(ends(part, tokens, from));
            }
            case PatternNode.Choice(List<PatternNode> options) ->
                options.forEach(option -> out.addAll(ends(option, tokens, from)));
            case PatternNode.Sequence(List<PatternNode> parts) -> {
                Set<Integer> here = Set.of(from);
                for (PatternNode part : parts) {
                    Set<Integer> next = new HashSet<>();
                    here.forEach(at -> next.addAll(ends(part, tokens, at)));
                    here = next;
                }
                out.addAll(here);
            }
            default -> throw new IllegalStateException("Not generated: " + node);
        }
        return out;
    }

    private static Automaton automaton(String pattern) {
        return new Automaton(List.of(PatternSyntax.parse(pattern, PatternLists.none())));
    }

    private static List<String> found(String pattern, String text) {
        return automaton(pattern).hits(Tokenizer.tokens(text)).stream()
                .map(hit -> hit.first() + "-" + hit.last())
                .toList();
    }
}
