package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    @Test
    void the_string_of_rfc_8785_section_3_2_2_is_escaped_as_published() {
        assertThat(CanonicalJson.of(Map.of("string", "\u20ac$\u000f\nA'B\"\\\\\"/")))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void the_keys_of_rfc_8785_section_3_2_3_are_sorted_as_published() {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("\u20ac", "Euro Sign");
        object.put("\r", "Carriage Return");
        object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        object.put("1", "One");
        object.put("\ud83d\ude00", "Emoji: Grinning Face");
        object.put("\u0080", "Control");
        object.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.of(object))
                .containsSubsequence(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @Test
    void objects_arrays_and_whole_numbers_are_written_without_a_space() {
        assertThat(CanonicalJson.of(Map.of("b", List.of("x", 1, List.of()), "a", Map.of("d", 2L, "c", -3))))
                .isEqualTo("{\"a\":{\"c\":-3,\"d\":2},\"b\":[\"x\",1,[]]}");
    }

    @Test
    void what_has_no_one_form_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", 1L << 53))).hasMessageContaining("not held exactly");
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", Long.MIN_VALUE)))
                .hasMessageContaining("not held exactly");
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", 1.5))).hasMessageContaining("java.lang.Double");
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("s", "\ud83d"))).hasMessageContaining("lone surrogate");
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("s", "\ude00x"))).hasMessageContaining("lone surrogate");
    }

    @Property(tries = 300)
    void another_reader_finds_what_was_written(@ForAll Map<@NotEmpty String, String> object) {
        Map<String, String> written = new LinkedHashMap<>();
        object.forEach((key, value) -> written.put(utf8(key), utf8(value)));
        Map<String, String> read = new JsonMapper()
                .readValue(CanonicalJson.of(written), new TypeReference<LinkedHashMap<String, String>>() {});
        assertThat(read).isEqualTo(written);
        assertThat(List.copyOf(read.keySet())).isSorted();
    }

    private static String utf8(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "?");
    }
}
