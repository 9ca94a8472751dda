package org.brightline.language.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.brightline.language.Element;
import org.brightline.language.PatternException;
import org.brightline.language.pattern.PatternReader;
import org.junit.jupiter.api.Test;

class NameImportTest {
    /** The structure of the real list, with invented names. */
    private static final String UN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <CONSOLIDATED_LIST dateGenerated="2026-11-01T10:00:00Z">
              <INDIVIDUALS><INDIVIDUAL><FIRST_NAME>SOME</FIRST_NAME><SECOND_NAME>PERSON</SECOND_NAME></INDIVIDUAL></INDIVIDUALS>
              <ENTITIES>
                <ENTITY>
                  <DATAID>1</DATAID><FIRST_NAME>TIN CROWN SOCIETY</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
                  <REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER><LISTED_ON>2011-05-04</LISTED_ON>
                  <NAME_ORIGINAL_SCRIPT>\u062A\u0627\u062C \u0642\u0635\u062F\u064A\u0631</NAME_ORIGINAL_SCRIPT>
                  <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>TCS</ALIAS_NAME></ENTITY_ALIAS>
                  <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Tincrown</ALIAS_NAME></ENTITY_ALIAS>
                  <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>X</ALIAS_NAME></ENTITY_ALIAS>
                  <ENTITY_ALIAS><QUALITY/><ALIAS_NAME/></ENTITY_ALIAS>
                </ENTITY>
              </ENTITIES>
            </CONSOLIDATED_LIST>
            """;

    @Test
    void the_united_nations_list_gives_organisations_with_their_aliases_and_provenance() {
        UnConsolidatedList.Imported imported = parse(UN);
        assertThat(imported.generated()).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(imported.names())
                .extracting(ListedName::name)
                .containsExactlyInAnyOrder(
                        "TIN CROWN SOCIETY", "TCS", "Tincrown", "\u062A\u0627\u062C \u0642\u0635\u062F\u064A\u0631");
        assertThat(imported.names()).allSatisfy(name -> {
            assertThat(name.list()).isEqualTo("un-al-qaida");
            assertThat(name.date()).isEqualTo(LocalDate.of(2011, 5, 4));
            assertThat(name.entity()).isEqualTo("TIN CROWN SOCIETY (XXe.001)");
        });
        assertThat(imported.skipped()).singleElement().asString().contains("three letters");
    }

    @Test
    void a_name_of_one_word_or_few_letters_needs_company() {
        PatternReader reader = PatternReader.withNames(parse(UN).names());
        assertThat(reader.read("TCS won the cup final yesterday", "en").has(Element.DESIGNATED_ENTITY))
                .isFalse();
        assertThat(reader.read("TCS recruits fighters, join TCS", "en").has(Element.DESIGNATED_ENTITY))
                .isTrue();
        assertThat(reader.read("The Tin Crown Society met", "en").has(Element.DESIGNATED_ENTITY))
                .isTrue();
    }

    @Test
    void nobodys_account_name_is_screened() {
        assertThat(PatternReader.shipped()
                        .read("Thanks @AshfallFront and @ashfall for the cake", "en")
                        .elements())
                .isEmpty();
    }

    @Test
    void a_document_that_is_no_such_list_is_refused_with_the_line() {
        assertThatThrownBy(() -> parse("<LIST/>"))
                .hasMessageContaining("un.xml, line 1")
                .hasMessageContaining("CONSOLIDATED_LIST");
        assertThatThrownBy(() -> parse("<CONSOLIDATED_LIST>")).isInstanceOf(PatternException.class);
        assertThatThrownBy(() -> parse(UN.replace("2011-05-04", "in May")))
                .hasMessageContaining("XXe.001")
                .hasMessageContaining("in May");
    }

    @Test
    void an_outside_entity_is_never_fetched() {
        String hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<CONSOLIDATED_LIST><ENTITY><FIRST_NAME>&e;"
                + "</FIRST_NAME><LISTED_ON>2011-05-04</LISTED_ON></ENTITY></CONSOLIDATED_LIST>";
        assertThatThrownBy(() -> parse(hostile)).isInstanceOf(PatternException.class);
    }

    @Test
    void a_field_of_a_plain_list_may_be_quoted() {
        List<ListedName> names = NameList.parse("own.csv", """
                list,date,element,entity,name,context,homonyms
                own,2026-11-01,DESIGNATED_ENTITY,"the Crown, Tin","Tin ""Iron"" Crown",,
                """);
        assertThat(names).singleElement().satisfies(name -> {
            assertThat(name.entity()).isEqualTo("the Crown, Tin");
            assertThat(name.name()).isEqualTo("Tin \"Iron\" Crown");
        });
        assertThatThrownBy(() -> NameList.parse("own.csv", """
                list,date,element,entity,name,context,homonyms
                own,2026-11-01,DESIGNATED_ENTITY,"the Crown,Crown,,
                """))
                .hasMessageContaining("own.csv, line 2")
                .hasMessageContaining("not closed");
    }

    @Test
    void a_document_type_that_the_parser_has_no_words_for_is_refused() {
        assertThatThrownBy(() -> parse("<!DOCTYPE x PUBLIC \"\" \"http://foo/\"[>\n}\0\n"))
                .isInstanceOf(PatternException.class)
                .hasMessage("un.xml: not readable as XML: its document type is broken");
    }

    @FuzzTest
    void any_bytes_are_a_list_or_refused(FuzzedDataProvider data) {
        byte[] bytes = data.consumeRemainingAsBytes();
        try {
            UnConsolidatedList.parse("fuzz.xml", new ByteArrayInputStream(bytes));
        } catch (PatternException e) {
            assertThat(e.getMessage()).startsWith("fuzz.xml");
        }
        try {
            NameList.parse(
                    "fuzz.csv",
                    "list,date,element,entity,name,context,homonyms\n" + new String(bytes, StandardCharsets.UTF_8));
        } catch (PatternException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static UnConsolidatedList.Imported parse(String xml) {
        return UnConsolidatedList.parse("un.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
