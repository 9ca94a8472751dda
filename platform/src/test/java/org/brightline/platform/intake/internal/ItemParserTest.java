package org.brightline.platform.intake.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.brightline.assessment.Audience;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.facts.AccountEvent;
import org.brightline.policy.facts.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemParserTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final String WHOLE = """
            {"platform":"harbour","externalId":"p-123","kind":"post","author":"u-17","audience":"OPEN_GROUP",
             "language":"pt-BR","createdAt":"2026-11-24T09:15:30+01:00","text":"Boats at dawn",
             "media":[{"url":"https://pictures.example/a.jpg"},{"url":"https://pictures.example/b.jpg"}],
             "contextLink":"https://harbour.example/p/123","history":{"removals over 180d":2,"posts over 12h":0}}
            """;

    private final ItemParser parser = new ItemParser(Settings.small(), NOON);

    @Test
    void a_whole_item_is_read() {
        assertThat(parser.parse(WHOLE.getBytes(UTF_8), 0))
                .isEqualTo(new Submission(
                        "harbour",
                        "p-123",
                        "post",
                        "u-17",
                        Audience.OPEN_GROUP,
                        "pt-BR",
                        Instant.parse("2026-11-24T08:15:30Z"),
                        "Boats at dawn",
                        List.of("https://pictures.example/a.jpg", "https://pictures.example/b.jpg"),
                        "https://harbour.example/p/123",
                        Map.of(
                                new Window(AccountEvent.REMOVALS, Duration.ofDays(180)),
                                2L,
                                new Window(AccountEvent.POSTS, Duration.ofHours(12)),
                                0L)));
    }

    @Test
    void what_is_optional_may_be_left_out_or_null() {
        Submission item = parse(with("author", "null"));

        assertThat(item.author()).isNull();
        assertThat(item.language()).isNull();
        assertThat(item.contextLink()).isNull();
        assertThat(item.media()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                                        | must be an object
            {"removals": 2}                          | write one of [posts, reports, removals], then 'over'
            {"friends over 1d": 2}                   | write one of
            {"removals over 400d": 2}                | 1h to 365d
            {"removals over 180d": -1}               | must be a whole number from 0
            {"removals over 180d": 1.5}              | must be a whole number from 0
            {"removals over 180d": "2"}              | must be a whole number from 0
            {"removals over 180d": 99999999999999}   | must be a whole number from 0
            {"posts over 24h": 1, "posts over 1d": 2} | counts 'posts over 1d' twice
            """)
    void a_history_that_is_none_is_refused_with_what_would_be_right(String history, String right) {
        assertThatThrownBy(() -> parse(with("history", history)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.BAD_FIELD);
                    assertThat(problem.pointer()).isEqualTo("/history");
                })
                .hasMessageContaining(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "externalId", "kind", "audience", "createdAt", "text"})
    void what_is_missing_is_named(String field) {
        for (String body : List.of(without(field), with(field, "null"))) {
            Problem problem = refusal(body);
            assertThat(problem.type()).isEqualTo(ProblemType.MISSING_FIELD);
            assertThat(problem.pointer()).isEqualTo("/" + field);
        }
    }

    @Test
    void an_item_may_be_a_picture_alone() {
        assertThat(parser.parse(without("text").getBytes(UTF_8), 1).text()).isNull();
        assertThat(refusal(with("text", "\"\"")).type()).isEqualTo(ProblemType.MISSING_FIELD);
    }

    @Test
    void an_unknown_field_is_named_with_the_known_ones() {
        Problem problem = refusal(with("txet", "\"x\""));

        assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_FIELD);
        assertThat(problem.pointer()).isEqualTo("/txet");
        assertThat(problem.detail())
                .isEqualTo("There is no field \"txet\" here. Known are: platform, externalId, kind, author, audience,"
                        + " language, createdAt, text, media, contextLink, history.");
        assertThat(refusal(with("media", "[{\"url\":\"https://a.example/\",\"alt\":\"x\"}]"))
                        .pointer())
                .isEqualTo("/media/0/alt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip",
                "IP",
                "ipAddress",
                "ip_address",
                "IP-Address",
                "email",
                "e-mail",
                "E_Mail",
                "emailAddress",
                "phone",
                "phoneNumber",
                "PHONE_NUMBER",
                "telephone",
                "mobile",
                "birthDate",
                "date_of_birth",
                "latitude",
                "deviceId",
                "user-agent"
            })
    void personal_data_is_refused_by_name_wherever_it_stands(String field) {
        for (String body : List.of(
                with(field, "\"x\""),
                with(field, "null"),
                with("meta", "{\"a\":[{\"" + field + "\":\"x\"}]}"),
                with("media", "[{\"" + field + "\":\"x\"}]"))) {
            Problem problem = refusal(body);
            assertThat(problem.type()).as(body).isEqualTo(ProblemType.PERSONAL_DATA);
            assertThat(problem.pointer()).endsWith("/" + field);
            assertThat(problem.detail()).contains(field);
        }
    }

    @Test
    void a_private_message_is_refused_with_the_reason() {
        Problem problem = refusal(with("audience", "\"PRIVATE\""));

        assertThat(problem.type()).isEqualTo(ProblemType.PRIVATE_AUDIENCE);
        assertThat(problem.detail()).contains("report by someone who received it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    platform    | 7
                    platform    | "Harbour"
                    platform    | ""
                    externalId  | 123
                    externalId  | ""
                    externalId  | "   "
                    externalId  | "a\\u0000b"
                    externalId  | "a\\nb"
                    externalId  | "a\\ud800"
                    externalId  | "a\\u2028b"
                    kind        | "Post"
                    kind        | "a post"
                    author      | 17
                    author      | {"name2":1}
                    author      | ""
                    audience    | "public"
                    audience    | true
                    language    | "x"
                    language    | "en_GB"
                    createdAt   | 1700000000
                    createdAt   | "yesterday"
                    createdAt   | "2026-11-24"
                    createdAt   | "2026-11-24T08:15:30"
                    createdAt   | "2026-13-24T08:15:30Z"
                    createdAt   | "1969-12-31T23:59:59Z"
                    createdAt   | "2026-11-25T12:00:01Z"
                    createdAt   | "+999999999-12-31T23:59:59Z"
                    text        | ["a"]
                    media       | "https://a.example/"
                    media       | ["https://a.example/"]
                    contextLink | "javascript:alert(1)"
                    contextLink | "https://"
                    contextLink | "https://user:word@a.example/"
                    contextLink | "a b"
                    """)
    void a_wrong_value_is_refused_where_it_stands(String field, String value) {
        Problem problem = refusal(with(field, value));

        assertThat(problem.type()).isEqualTo(ProblemType.BAD_FIELD);
        assertThat(problem.pointer()).startsWith("/" + field);
    }

    @Test
    void an_external_id_has_at_most_200_characters_whatever_they_are() {
        assertThat(parse(with("externalId", "\"" + "🚢".repeat(200) + "\"")).externalId())
                .hasSize(400);
        assertThat(refusal(with("externalId", "\"" + "a".repeat(201) + "\"")).detail())
                .contains("1 to 200 characters; this has 201");
    }

    @Test
    void a_text_is_measured_in_bytes() {
        assertThat(parse(with("text", "\"" + "é".repeat(500) + "\"")).text()).hasSize(500);

        Problem problem = refusal(with("text", "\"" + "é".repeat(501) + "\""));
        assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
        assertThat(problem.detail()).contains("1000 bytes").contains("1002");
    }

    @Test
    void half_a_character_in_a_text_is_replaced_and_a_nul_is_kept() {
        assertThat(parse(with("text", "\"a\\ud83d b\\udea2 \\ud83d\\udea2 \\u0000\""))
                        .text())
                .isEqualTo("a\uFFFD b\uFFFD 🚢 \u0000");
    }

    @Test
    void too_many_pictures_are_refused_counting_those_beside_the_json() {
        String two = with("media", "[{\"url\":\"https://a.example/\"},{\"url\":\"https://a.example/\"}]");

        assertThat(parse(two).media()).hasSize(2);
        Problem problem = catchThrowableOfType(Problem.class, () -> parser.parse(two.getBytes(UTF_8), 1));
        assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
        assertThat(problem.detail()).contains("may have 2 pictures and videos; this has 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "nonsense",
                "{",
                "{\"platform\":\"harbour\"",
                "{\"platform\":\"harbour\"}}",
                "{\"platform\":\"a\",\"platform\":\"b\"}",
                "{'platform':'harbour'}",
                "{\"text\":\"a\nb\"}",
                "{\"text\":NaN}",
                "{} {}",
                "// x\n{}"
            })
    void what_is_no_json_is_refused(String body) {
        assertThat(refusal(body).type()).isEqualTo(ProblemType.BAD_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "12", "null"})
    void json_that_is_no_object_is_called_just_that(String body) {
        assertThat(refusal(body).type()).isEqualTo(ProblemType.NOT_AN_OBJECT);
    }

    @Test
    void the_place_of_a_fault_in_the_json_is_told() {
        assertThat(refusal("{\n  \"platform\": harbour}").detail()).startsWith("The JSON breaks at line 2, column 1");
    }

    @Test
    void endless_nesting_is_refused() {
        assertThat(refusal("{\"media\":" + "[".repeat(5_000)).type()).isEqualTo(ProblemType.BAD_JSON);
        assertThat(refusal(with("text", "[".repeat(50) + "]".repeat(50))).type())
                .isEqualTo(ProblemType.BAD_JSON);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_with_their_place() {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> parser.parse("{\"text\":\"é\"}".getBytes(ISO_8859_1), 0));

        assertThat(problem.type()).isEqualTo(ProblemType.BAD_ENCODING);
        assertThat(problem.detail()).contains("offset 9");
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(parse("\uFEFF" + without("none")).platform()).isEqualTo("harbour");
    }

    private Submission parse(String body) {
        return parser.parse(body.getBytes(UTF_8), 0);
    }

    private Problem refusal(String body) {
        Problem problem = catchThrowableOfType(Problem.class, () -> parse(body));
        assertThat(problem).as("refusal of %s", body).isNotNull();
        return problem;
    }

    private static String with(String field, String value) {
        return without(field).replaceFirst("\\{", "{\"" + field + "\":" + value.replace("\\", "\\\\") + ",");
    }

    private static String without(String field) {
        return ("{\"platform\":\"harbour\",\"externalId\":\"p-1\",\"kind\":\"post\",\"audience\":\"PUBLIC\","
                        + "\"createdAt\":\"2026-11-24T08:00:00Z\",\"text\":\"Boats\"}")
                .replaceFirst("\"" + field + "\":\"[^\"]*\",?", "")
                .replace(",}", "}");
    }
}
