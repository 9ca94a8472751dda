package org.brightline.language.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.names.ListedName;
import org.brightline.language.names.NameList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternReaderTest {
    private static final PatternReader READER = PatternReader.shipped();

    @Test
    void a_finding_shows_the_words_it_stands_on() {
        String text = "Hello! J\u043Ein the ASHFALL   Front today.";
        Reading reading = READER.read(text, null);
        assertThat(evidence(reading, Element.RECRUIT, text)).containsExactly("J\u043Ein the ASHFALL   Front");
        assertThat(evidence(reading, Element.DESIGNATED_ENTITY, text)).containsExactly("ASHFALL   Front");
        ElementFinding entity = only(reading, Element.DESIGNATED_ENTITY);
        assertThat(entity.detector()).isEqualTo("list:demo-designations");
        assertThat(entity.note()).contains("the Ashfall Front");
    }

    @Test
    void praise_needs_an_object() {
        assertThat(READER.read("Glory to the heroes of the lifeboat!", "en").has(Element.PRAISE))
                .isFalse();
        assertThat(READER.read("Glory to the heroes of Marrow Bridge!", "en").has(Element.PRAISE))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ashfall warning after the volcano erupted, flights cancelled",
                "New Ashfall album out on Friday",
                "What a quiet evening, the ashfall covered our garden",
            })
    void a_short_alias_alone_is_no_organisation(String text) {
        assertThat(READER.read(text, "en").has(Element.DESIGNATED_ENTITY)).isFalse();
    }

    @Test
    void a_short_alias_in_company_is_the_organisation() {
        assertThat(READER.read("Ashfall needs fighters, join now", "en").has(Element.DESIGNATED_ENTITY))
                .isTrue();
        assertThat(READER.read("The volcano erupted. Ashfall on all roofs.", "en")
                        .has(Element.HOMONYM))
                .isTrue();
    }

    @Test
    void a_negation_is_tied_to_the_conduct_it_denies() {
        String text = "Never join the Ashfall Front, brothers.";
        Reading reading = READER.read(text, "en");
        ElementFinding conduct = only(reading, Element.RECRUIT);
        assertThat(only(reading, Element.NEGATION).span().distance(conduct.span()))
                .isZero();
        assertThat(READER.read("I never sleep. Join the Ashfall Front", "en").has(Element.NEGATION))
                .isFalse();
    }

    @Test
    void quotation_marks_alone_are_no_quotation() {
        assertThat(READER.read("\"Join the Ashfall Front, brothers, we need you\"", "en")
                        .has(Element.QUOTATION))
                .isFalse();
        assertThat(READER.read("The leaflet said \"Join the Ashfall Front, brothers\".", "en")
                        .has(Element.QUOTATION))
                .isTrue();
        assertThat(READER.read("The so-called \"heroes\" ran away.", "en").has(Element.QUOTATION))
                .isTrue();
        assertThat(READER.read("> Join the Ashfall Front\nWho believes this?", "en")
                        .has(Element.QUOTATION))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The market opens at nine and we are all there | | en
            Der Markt ist heute nicht offen und wir sind auch nicht da | | de
            Le marché est ouvert et nous sommes tous là | | fr
            Der Markt ist heute nicht offen und wir sind auch nicht da | en | de
            Рынок открыт с девяти | | ru
            السوق مفتوح اليوم | en | ar
            12:30 !!! | | zxx
            Blip blop | | und
            Blip blop | en | en
            Join Ashfall | | en
            """)
    void the_language_is_told_by_the_text_and_then_by_the_hint(String text, @Nullable String hint, String language) {
        assertThat(READER.read(text, hint).language()).isEqualTo(language);
    }

    @Test
    void a_language_we_cannot_read_is_said_to_be_so_and_names_are_found_all_the_same() {
        Reading reading = READER.read("Il mercato non è aperto oggi, dice la Ashfall Front", null);
        assertThat(reading.covered()).isFalse();
        assertThat(reading.has(Element.DESIGNATED_ENTITY)).isTrue();
        assertThat(READER.read("!!!", null).covered()).isTrue();
    }

    @Test
    void an_operator_brings_his_own_names() {
        List<ListedName> names = NameList.parse("own.csv", """
                list,date,element,entity,name,context,homonyms
                own,2026-11-01,DESIGNATED_ENTITY,the Tin Crown,Tin Crown,,
                """);
        PatternReader reader = PatternReader.withNames(names);
        assertThat(reader.read("Join the Tin Crown", "en").has(Element.RECRUIT)).isTrue();
        assertThat(reader.read("Join the Ashfall Front", "en").has(Element.DESIGNATED_ENTITY))
                .isFalse();
    }

    @Test
    void a_list_with_a_mistake_is_refused_with_file_and_line() {
        String header = "list,date,element,entity,name,context,homonyms\n";
        assertThatThrownBy(() -> NameList.parse("own.csv", header + "own,yesterday,DESIGNATED_ENTITY,a,abc,,\n"))
                .hasMessageContaining("own.csv, line 2")
                .hasMessageContaining("2026-11-24");
        assertThatThrownBy(() -> NameList.parse("own.csv", header + "own,2026-11-01,PRAISE,a,abc,,\n"))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> NameList.parse("own.csv", "a,b\n")).hasMessageContaining("line 1");
    }

    @Test
    void a_pattern_file_with_a_mistake_is_refused_with_its_name() {
        assertThatThrownBy(() -> ConceptFile.parse("en/x.yaml", "element: PRAISE\ncolour: red\n", PatternLists.none()))
                .hasMessageContaining("en/x.yaml")
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> ConceptFile.parse("en/x.yaml", "- a\n", PatternLists.none()))
                .hasMessageContaining("must be a map");
    }

    @Test
    void a_long_hostile_text_is_read_in_linear_time() {
        String text = "never join 'the \"ashfall we will said kill all the ".repeat(20_000);
        Assertions.assertTimeout(
                Duration.ofSeconds(30),
                () -> assertThat(READER.read(text, "en").covered()).isTrue());
    }

    private static List<String> evidence(Reading reading, Element element, String text) {
        return reading.elements().stream()
                .filter(finding -> finding.element() == element)
                .map(finding -> finding.span().of(text))
                .toList();
    }

    private static ElementFinding only(Reading reading, Element element) {
        return reading.elements().stream()
                .filter(finding -> finding.element() == element)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + element + " in " + reading));
    }
}
