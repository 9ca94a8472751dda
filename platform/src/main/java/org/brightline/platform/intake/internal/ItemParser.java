package org.brightline.platform.intake.internal;

import static org.brightline.platform.base.ProblemType.BAD_FIELD;
import static org.brightline.platform.base.ProblemType.BAD_JSON;
import static org.brightline.platform.base.ProblemType.MISSING_FIELD;
import static org.brightline.platform.base.ProblemType.NOT_AN_OBJECT;
import static org.brightline.platform.base.ProblemType.PERSONAL_DATA;
import static org.brightline.platform.base.ProblemType.PRIVATE_AUDIENCE;
import static org.brightline.platform.base.ProblemType.TOO_LARGE;
import static org.brightline.platform.base.ProblemType.UNKNOWN_FIELD;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.brightline.assessment.Audience;
import org.brightline.platform.base.JsonWords;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.AccountHistory;
import org.brightline.platform.intake.ItemFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of an item strictly. Each refusal names the place, what is wrong with it and what would be right. */
final class ItemParser {
    private static final int DEPTH = 16;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_LINK = 2000;
    private static final int LONGEST_LANGUAGE = 35;
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private final IntakeSettings settings;
    private final Clock clock;
    private final JsonMapper json;

    ItemParser(IntakeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH)
                                .maxNameLength(200)
                                .maxNumberLength(100)
                                .maxTokenCount(10_000)
                                .maxStringLength((int) settings.line().toBytes())
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Reads one item.
     *
     * @param pictures how many pictures and videos come beside the JSON
     * @throws Problem if anything is not as it must be; the first thing found
     */
    Submission parse(byte[] utf8, int pictures) {
        if (utf8.length > settings.line().toBytes()) {
            throw new Problem(
                    TOO_LARGE,
                    "The JSON of an item may have " + settings.line().toBytes() + " bytes; this has " + utf8.length
                            + ".");
        }
        JsonNode item = tree(StrictText.decode(utf8));
        if (!item.isObject()) {
            throw new Problem(NOT_AN_OBJECT, "An item is a JSON object { … }, not " + kindOf(item) + ".");
        }
        PersonalData.in(item).map(StrictText::wellFormed).ifPresent(pointer -> {
            throw new Problem(
                    PERSONAL_DATA,
                    "The field " + pointer
                            + " names personal data that no clause needs. Leave it out; the author is known"
                            + " here only by the platform's opaque reference in the field author.",
                    pointer);
        });
        onlyKnown(item, "", ItemFields.NAMES);
        String platform = matching(item, "platform", PLATFORM, "the platform's short name, 1 to 40 of a-z, 0-9 and -");
        String externalId = identifier(item, "externalId");
        String kind = matching(
                item,
                "kind",
                KIND,
                "1 to 32 of a-z, 0-9, _ and -, beginning with a letter, for example post or comment");
        Audience audience = audience(item);
        Instant createdAt = createdAt(item);
        String author = item.hasNonNull("author") ? identifier(item, "author") : null;
        if (author != null && PersonalData.isAddress(author)) {
            throw new Problem(
                    PERSONAL_DATA,
                    "The field author holds an address of a person. Send an opaque reference that only the platform can resolve.",
                    "/author");
        }
        String language = language(item);
        String contextLink = contextLink(item);
        List<String> media = media(item, pictures);
        String text = text(item);
        if (text == null && media.isEmpty() && pictures == 0) {
            throw new Problem(
                    MISSING_FIELD,
                    "An item has a text or at least one picture or video; this one has neither.",
                    "/text");
        }
        return new Submission(
                platform,
                externalId,
                kind,
                author,
                audience,
                language,
                createdAt,
                text,
                media,
                contextLink,
                AccountHistory.of(item));
    }

    private JsonNode tree(String text) {
        if (text.isBlank()) {
            throw new Problem(BAD_JSON, "Nothing was sent; expected is the JSON object of an item.");
        }
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            String place = JsonWords.place(e);
            throw new Problem(
                    BAD_JSON, "The JSON breaks" + (place == null ? "" : " at " + place) + ": " + reason(e) + ".");
        }
    }

    private static String reason(JacksonException e) {
        return e instanceof StreamConstraintsException
                ? "it is nested more than " + DEPTH + " deep, or one of its names or values is too long"
                : JsonWords.reason(e);
    }

    private static void onlyKnown(JsonNode object, String pointer, List<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
                throw new Problem(
                        UNKNOWN_FIELD,
                        "There is no field \"" + StrictText.wellFormed(shown) + "\" here. Known are: "
                                + String.join(", ", known) + ".",
                        pointer + "/" + PersonalData.escaped(StrictText.wellFormed(name)));
            }
        }
    }

    private static @Nullable String optional(JsonNode object, String name, String pointer) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Problem(
                    BAD_FIELD, "The field " + name + " must be a string, not " + kindOf(value) + ".", pointer);
        }
        return value.stringValue();
    }

    private static String required(JsonNode item, String name) {
        String value = optional(item, name, "/" + name);
        if (value == null) {
            throw new Problem(MISSING_FIELD, "The field " + name + " is missing.", "/" + name);
        }
        return value;
    }

    private static String matching(JsonNode item, String name, Pattern pattern, String expected) {
        String value = required(item, name);
        if (!pattern.matcher(value).matches()) {
            throw bad(name, "must be " + expected);
        }
        return value;
    }

    private static String identifier(JsonNode item, String name) {
        String value = required(item, name);
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > LONGEST_ID || value.isBlank()) {
            throw bad(name, "must have 1 to " + LONGEST_ID + " characters; this has " + length);
        }
        if (!StrictText.isOneLine(value)) {
            throw bad(name, "must not contain control characters, line breaks or halves of characters");
        }
        return value;
    }

    private static Audience audience(JsonNode item) {
        return switch (required(item, "audience")) {
            case "PUBLIC" -> Audience.PUBLIC;
            case "OPEN_GROUP" -> Audience.OPEN_GROUP;
            case "CLOSED_GROUP" -> Audience.CLOSED_GROUP;
            case "PRIVATE" ->
                throw new Problem(
                        PRIVATE_AUDIENCE,
                        "Private messages are not scanned. One comes here only as a report by someone who received it.",
                        "/audience");
            default -> throw bad("audience", "must be PUBLIC, OPEN_GROUP or CLOSED_GROUP");
        };
    }

    private Instant createdAt(JsonNode item) {
        String value = required(item, "createdAt");
        Instant instant;
        try {
            instant = OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw bad("createdAt", "must be a time with its offset, for example 2026-11-24T08:15:30Z");
        }
        if (instant.isBefore(Instant.EPOCH)) {
            throw bad("createdAt", "must not lie before 1970");
        }
        if (instant.isAfter(clock.instant().plus(settings.ahead()))) {
            throw bad("createdAt", "lies in the future; the clock here says " + clock.instant());
        }
        return instant;
    }

    private static @Nullable String language(JsonNode item) {
        String value = optional(item, "language", "/language");
        if (value != null
                && (value.length() > LONGEST_LANGUAGE
                        || !LANGUAGE.matcher(value).matches())) {
            throw bad("language", "must be a language tag (BCP 47), for example en or pt-BR");
        }
        return value;
    }

    private static @Nullable String contextLink(JsonNode item) {
        String value = optional(item, "contextLink", "/contextLink");
        if (value == null) {
            return null;
        }
        try {
            URI uri = new URI(value);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && value.length() <= LONGEST_LINK) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // refused below with all the other forms that are not a web address
        }
        throw bad(
                "contextLink", "must be an http or https address without a user name, up to " + LONGEST_LINK + " long");
    }

    private List<String> media(JsonNode item, int pictures) {
        JsonNode value = item.get("media");
        boolean none = value == null || value.isNull();
        if (!none && !value.isArray()) {
            throw bad("media", "must be a list such as [{\"url\":\"https://…\"}], not " + kindOf(value));
        }
        int all = (none ? 0 : value.size()) + pictures;
        if (all > settings.pictures()) {
            throw new Problem(
                    TOO_LARGE,
                    "An item may have " + settings.pictures() + " pictures and videos; this has " + all + ".",
                    "/media");
        }
        if (none) {
            return List.of();
        }
        List<String> links = new ArrayList<>();
        for (int index = 0; index < value.size(); index++) {
            JsonNode medium = value.get(index);
            String pointer = "/media/" + index;
            if (!medium.isObject()) {
                throw new Problem(
                        BAD_FIELD,
                        "A medium is an object {\"url\":\"https://…\"}, not " + kindOf(medium) + ".",
                        pointer);
            }
            onlyKnown(medium, pointer, List.of("url"));
            String url = optional(medium, "url", pointer + "/url");
            if (url == null) {
                throw new Problem(MISSING_FIELD, "The field url is missing.", pointer + "/url");
            }
            links.add(url);
        }
        return links;
    }

    private @Nullable String text(JsonNode item) {
        String value = optional(item, "text", "/text");
        if (value == null || value.isEmpty()) {
            return null;
        }
        String text = StrictText.wellFormed(value);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > settings.text().toBytes()) {
            throw new Problem(
                    TOO_LARGE,
                    "A text may have " + settings.text().toBytes() + " bytes in UTF-8; this has " + bytes + ".",
                    "/text");
        }
        return text;
    }

    private static Problem bad(String name, String what) {
        return new Problem(ProblemType.BAD_FIELD, "The field " + name + " " + what + ".", "/" + name);
    }

    private static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> "something else";
        };
    }
}
