package org.brightline.language.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.brightline.language.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisguiseTest {
    private static final Vocabulary WORDS = new Vocabulary(Set.of(
            "join",
            "us",
            "the",
            "kill",
            "all",
            "attack",
            "terror",
            "infidels",
            "choir",
            "is",
            "ist",
            "wir",
            "toten",
            "martyrs",
            "\uD83D\uDCA3",
            "\u0645\u0633\u062C\u062F"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            k1ll 4ll inf1dels          | kill all infidels
            k!ll a11 the !nfidels      | kill all the nfidels
            @ttack the ki11            | attack the kill
            k*ll the inf*dels          | kill the infidels
            j o i n  u s               | join us
            j.o.i.n us                 | join us
            a-t-t-4-c-k                | attack
            ter.ror in-fi-dels         | terror infidels
            killllll thee choir        | kill thee choir
            joiin atttack martyyrs     | join attack martyrs
            infdels atack              | infidels attack
            #jointhechoir              | join the choir
            #JoinTheChoir              | join the choir
            wir toeten                 | wir toten
            \u0456nf\u0456d\u0435l\u0455                   | infidels
            \uD83D\uDCA3\uD83C\uDF08                         | \uD83D\uDCA3
            \u0648\u0627\u0644\u0645\u0633\u062C\u062F \u0645\u0633\u062C\u062F\u0647\u0645    | \u0645\u0633\u062C\u062F \u0645\u0633\u062C\u062F
            """)
    void a_disguised_word_is_read_as_what_it_is(String text, String words) {
        assertThat(words(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            room 4b at 10:30, the 1st  | room 4b at 10:30 the 1st
            user@example.org           | user @example org
            a b c d                    | a b c d
            yes!no u.s.a.              | yes no u s a
            #harbourday                | harbourday
            god's food                 | god 's food
            """)
    void what_is_no_disguise_stays(String text, String words) {
        assertThat(words(text)).isEqualTo(words);
    }

    @Test
    void a_mended_word_shows_where_it_stood() {
        String text = "Now:  K\u200B 1 l l  them";
        CanonicalText canonical = CanonicalText.of(text);
        Token kill = Tokenizer.tokens(canonical.text(), WORDS).stream()
                .filter(token -> token.text().equals("kill"))
                .findFirst()
                .orElseThrow();
        assertThat(canonical.span(kill.start(), kill.end()).of(text)).isEqualTo("K\u200B 1 l l");
    }

    @Test
    void arabic_in_latin_letters_and_digits_is_read_by_its_consonants() {
        ArabicWords words =
                new ArabicWords(Set.of("\u0645\u0633\u062C\u062F", "\u062D\u0631\u0628", "\u0639\u0631\u0628"));
        assertThat(words.fromLatin("7arb")).isEqualTo("\u062D\u0631\u0628");
        assertThat(words.fromLatin("el3arab")).isEqualTo("\u0639\u0631\u0628");
        assertThat(words.fromLatin("masjid")).isEqualTo("\u0645\u0633\u062C\u062F");
        assertThat(words.fromLatin("harbour")).isNull();
    }

    @Property
    void what_is_mended_is_known_and_mended_once(@ForAll @StringLength(max = 12) String word) {
        String mended = WORDS.mend(CanonicalText.of(word).text());
        if (mended != null) {
            assertThat(WORDS.knows(mended)).isTrue();
            assertThat(WORDS.mend(mended)).isNull();
        }
    }

    @Property
    void tokens_stand_in_order_and_inside_the_text(@ForAll String text) {
        String canonical = CanonicalText.of(text).text();
        int end = 0;
        for (Token token : Tokenizer.tokens(canonical, WORDS)) {
            assertThat(token.start()).isGreaterThanOrEqualTo(end);
            assertThat(token.end()).isBetween(token.start() + 1, canonical.length());
            end = token.end();
        }
    }

    @Property
    void the_pieces_of_a_cut_are_words(@ForAll("runs") String letters) {
        List<Integer> ends = WORDS.cut(letters);
        if (ends != null) {
            int from = 0;
            for (int to : ends) {
                assertThat(WORDS.knows(letters.substring(from, to)) || to - from == 1)
                        .isTrue();
                from = to;
            }
            assertThat(from).isEqualTo(letters.length());
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> runs() {
        return net.jqwik.api.Arbitraries.of("join", "us", "the", "kill", "x", "a")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static String words(String text) {
        return Tokenizer.tokens(CanonicalText.of(text).text(), WORDS).stream()
                .filter(token -> !token.isBreak())
                .map(Token::text)
                .collect(Collectors.joining(" "));
    }

    @Property(tries = 200)
    void a_starred_or_dropped_letter_is_mended_where_it_can_mean_one_word_only(
            @ForAll @Size(min = 1, max = 40) Set<@CharRange(from = 'a', to = 'c') @StringLength(min = 2, max = 9) String> words) {
        Map<String, Set<String>> meant = new HashMap<>();
        for (String word : words) {
            for (int i = 1; i < word.length() - 1; i++) {
                if (word.length() >= 4) {
                    meant.computeIfAbsent(word.substring(0, i) + '*' + word.substring(i + 1), key -> new HashSet<>())
                            .add(word);
                }
                if (word.length() >= 7) {
                    meant.computeIfAbsent(word.substring(0, i) + word.substring(i + 1), key -> new HashSet<>())
                            .add(word);
                }
            }
            meant.computeIfAbsent(word.replaceAll("(.)\\1+", "$1"), key -> new HashSet<>())
                    .add(word);
        }
        Vocabulary vocabulary = new Vocabulary(words);
        meant.forEach((form, some) -> {
            boolean oneDouble = form.matches("(?!.*(.)\\1).*");
            if (oneDouble && form.length() >= 5 && !words.contains(form)) {
                assertThat(vocabulary.mend(form))
                        .as("%s may mean %s", form, some)
                        .isEqualTo(some.size() == 1 ? some.iterator().next() : null);
            }
        });
    }
}
