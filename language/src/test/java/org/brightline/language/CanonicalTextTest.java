package org.brightline.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Join US                        | join us
            ｊｏｉｎ ｕｓ                    | join us
            Jo\u200Bin\u202E u\u00ADs          | join us
            j01n us                        | join us
            j\u043Ein us                   | join us
            joooin us www iii            | jooin us www iii
            \u0633\u0640\u0640\u0644\u064E\u0627\u0645 \u0665          | \u0633\u0644\u0627\u0645 5
            \uFEB3\uFEFC\uFEE1                   | \u0633\u0644\u0627\u0645
            \u0623\u0625\u0622                  | \u0627\u0627\u0627
            p@rty at 10:30, room 4b        | p@rty at 10:30, room 4b
            \u041C\u043E\u0441\u043A\u0432\u0430              | \u043C\u043E\u0441\u043A\u0432\u0430
            Caf\u00E9 Stra\u00DFe           | cafe strasse
            \u201Cheroes\u201D \u2014 no\u2026 | "heroes" - no...
            #JoinTheChoir                  | #join the choir
            \u1D0A\u1D0F\u026A\u0274 \uD83C\uDD44\uD83C\uDD82             | join us
            \u13AA\u0131t                       | ait
            H\u0336\u0337e\u0335l\u0301lo  | hello
            """)
    void texts_that_look_alike_have_one_form(String original, String canonical) {
        assertThat(CanonicalText.of(original).text()).isEqualTo(canonical);
    }

    @Test
    void white_space_becomes_one_space_or_one_line_break_and_none_at_the_ends() {
        assertThat(CanonicalText.of(" \t a  b \n\r\n c\u2003d \n").text()).isEqualTo("a b\nc d");
    }

    @Test
    void a_stretch_knows_where_it_came_from() {
        String original = "Well:  J\u200Boi\u0301n   the Cho\uFB01";
        CanonicalText canonical = CanonicalText.of(original);
        int at = canonical.text().indexOf("join the");
        assertThat(canonical.span(at, at + 8).of(original)).isEqualTo("J\u200Boi\u0301n   the");
        int ligature = canonical.text().indexOf("fi");
        assertThat(canonical.span(ligature, ligature + 1).of(original)).isEqualTo("\uFB01");
    }

    @Test
    void a_stretch_outside_the_text_is_refused() {
        CanonicalText canonical = CanonicalText.of("abc");
        assertThatThrownBy(() -> canonical.span(1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canonical.span(2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_code_point_is_folded_once_and_for_all() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String once = Folding.fold(c);
            StringBuilder twice = new StringBuilder();
            once.codePoints().forEach(d -> twice.append(Folding.fold(d)));
            assertThat(twice).as("U+%04X", c).hasToString(once);
        }
    }

    @Property
    void it_is_idempotent(@ForAll String original) {
        String once = CanonicalText.of(original).text();
        assertThat(CanonicalText.of(once).text()).isEqualTo(once);
    }

    @Property
    void composed_and_decomposed_text_have_one_form(@ForAll("marked") String original) {
        String composed = Normalizer.normalize(original, Normalizer.Form.NFC);
        assertThat(CanonicalText.of(composed).text())
                .isEqualTo(CanonicalText.of(original).text());
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> marked() {
        return net.jqwik.api.Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('\u0300', '\u0310')
                .withCharRange('\u0410', '\u0450')
                .ofMaxLength(20);
    }

    @Property
    void spans_advance_and_stay_inside(@ForAll String original) {
        CanonicalText canonical = CanonicalText.of(original);
        int last = 0;
        for (int i = 0; i < canonical.text().length(); i++) {
            Span span = canonical.span(i, i + 1);
            assertThat(span.start()).isGreaterThanOrEqualTo(last);
            assertThat(span.end()).isBetween(span.start() + 1, original.length());
            last = span.start();
        }
    }
}
