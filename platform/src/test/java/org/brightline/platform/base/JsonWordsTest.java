package org.brightline.platform.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What somebody hears whose JSON is none. */
class JsonWordsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            {"text":                    ¦ line 1, column 9  ¦ it ends before it is complete
            {"text":"abc                ¦ line 1, column 13 ¦ it ends before it is complete
            {"text":yes}                ¦ line 1, column 9  ¦ «yes» is neither a string in double quotation marks
            {text:"a"}                  ¦ line 1, column 2  ¦ «t» does not fit here; expected is a name in double quotation marks
            {"text":"a" "kind":"post"}  ¦ line 1, column 13 ¦ «"» does not fit here; expected is a comma
            {"text" "a"}                ¦ line 1, column 9  ¦ «"» does not fit here; expected is a colon
            {"text":'a'}                ¦ line 1, column 9  ¦ «'» does not fit here; expected is a value
            {"text":"\\q"}               ¦ line 1, column 11 ¦ after a backslash in a string come only
            {"text":1]                  ¦ line 1, column 10 ¦ a bracket closes that was not opened
            {"text":1,"text":2}         ¦ line 1, column 17 ¦ the field «text» stands there twice
            {} {}                       ¦ line 1, column 4  ¦ something follows the end of the object
            ~{"a":1,\n  "b":x}~         ¦ line 2, column 7  ¦ «x» is neither
            """)
    void it_is_told_by_line_and_column_and_without_a_word_of_the_parser(String json, String place, String reason) {
        JacksonException fault = catchThrowableOfType(JacksonException.class, () -> JSON.readTree(json));
        assertThat(JsonWords.place(fault)).isEqualTo(place);
        assertThat(JsonWords.reason(fault))
                .startsWith(reason)
                .doesNotContain("Feature", "token", "parser", "JsonToken", "Source");
    }
}
