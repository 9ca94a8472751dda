package org.brightline.platform.banks.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.assessment.TextPrints;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.JsonWords;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the entries of a file, line by line. A refusal is a Problem. */
sealed interface EntryParser {
    /** What a line may say of an entry beside its fingerprints, in the order in which an export writes it. */
    List<String> FIELDS =
            List.of("label", "source", "incident", "reason", "note", "enabled", "from", "until", "metadata");

    /** Stands between the PDQ hashes of an entry in one column. */
    String BETWEEN = " ";

    JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The entry on a line; nothing if it is a comment, a header, or says that nothing could be seen. */
    Optional<NewEntry> parse(String line);

    /** The parser of a form. */
    static EntryParser of(ImportRequest request) {
        return switch (request.format()) {
            case HASHES -> new Hashes(request.type(), request.unsaid());
            case NDJSON -> new Json(request.unsaid());
            case CSV -> new Csv(request.unsaid());
        };
    }

    /** A kind and a fingerprint, or a fingerprint alone. */
    record Hashes(@Nullable FingerprintType type, Unsaid unsaid) implements EntryParser {
        /** The command {@code hash} prints a dash for what it could not see. */
        private static final Pattern NOTHING = Pattern.compile("^\\w+\\s+-(\\s|$)");

        @Override
        public Optional<NewEntry> parse(String line) {
            String text = line.strip();
            if (text.startsWith("#") || NOTHING.matcher(text).find()) {
                return Optional.empty();
            }
            int space = 0;
            while (space < text.length() && " \t".indexOf(text.charAt(space)) < 0) {
                space++;
            }
            space = space == text.length() ? -1 : space;
            String word = space < 0 ? text : text.substring(0, space);
            Optional<FingerprintType> said = space < 0 ? Optional.empty() : FingerprintType.ofWireName(lower(word));
            FingerprintType kind = said.isPresent() ? said.get() : type == null ? kind(word) : type;
            String print = said.isPresent() ? text.substring(space + 1).strip() : text;
            return Optional.of(new NewEntry(List.of(foreign(kind, print)), provenance(_ -> null, unsaid)));
        }

        /** Lists of others write addresses and texts in any form; what is looked up has the one that is compared here. */
        private static Fingerprint foreign(FingerprintType kind, String print) {
            try {
                return switch (kind) {
                    case RAW_TEXT -> TextPrints.itself(print);
                    default -> Fingerprint.ofLine(kind, print);
                };
            } catch (IllegalArgumentException e) {
                throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "/" + kind.wireName());
            }
        }
    }

    /** A JSON object. */
    record Json(Unsaid unsaid) implements EntryParser {
        private static final Set<String> JSON_FIELDS =
                Stream.concat(Stream.of("fingerprints"), FIELDS.stream()).collect(Collectors.toUnmodifiableSet());

        @Override
        public Optional<NewEntry> parse(String line) {
            JsonNode node = json(line, "The line is not a JSON object", null);
            if (!(node instanceof ObjectNode object) || !(object.get("fingerprints") instanceof ObjectNode prints)) {
                throw new Problem(
                        ProblemType.BAD_JSON,
                        "A line is a JSON object with «fingerprints», an object from kind to fingerprint.");
            }
            demandKnown(object.propertyNames(), JSON_FIELDS, "field");
            List<Fingerprint> fingerprints = new ArrayList<>();
            for (Map.Entry<String, JsonNode> print : prints.properties()) {
                FingerprintType type = kind(print.getKey());
                Iterable<JsonNode> values = print.getValue().isArray() ? print.getValue() : List.of(print.getValue());
                for (JsonNode value : values) {
                    fingerprints.add(fingerprint(type, text(value, print.getKey())));
                }
            }
            Fields fields = name -> object.hasNonNull(name) ? text(object.get(name), name) : null;
            JsonNode metadata = object.path("metadata");
            return Optional.of(
                    entry(fingerprints, fields, unsaid, object.hasNonNull("metadata") ? metadata(metadata) : null));
        }

        private static String text(JsonNode value, String name) {
            if (!value.isString() && !value.isBoolean()) {
                throw new Problem(ProblemType.BAD_FIELD, "It must be a text in quotes.", "/" + name);
            }
            return value.asString();
        }
    }

    /** Comma-separated values; the first line names them. */
    final class Csv implements EntryParser {
        private static final Set<String> COLUMNS = Stream.concat(
                        FIELDS.stream(), Arrays.stream(FingerprintType.values()).map(FingerprintType::wireName))
                .collect(Collectors.toUnmodifiableSet());

        private final Unsaid unsaid;

        /** Null before the first line, empty where that names what there is not. */
        private @Nullable List<String> header;

        Csv(Unsaid unsaid) {
            this.unsaid = unsaid;
        }

        @Override
        public Optional<NewEntry> parse(String line) {
            List<String> values;
            try {
                values = CsvLine.split(line);
            } catch (IllegalArgumentException e) {
                throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()));
            }
            List<String> names = header;
            if (names == null) {
                header = List.of();
                List<String> read =
                        values.stream().map(name -> lower(name.strip())).toList();
                demandKnown(read, COLUMNS, "column");
                header = read;
                return Optional.empty();
            }
            if (names.isEmpty()) {
                throw new Problem(ProblemType.BAD_FIELD, "The header is wrong, so this line cannot be read.");
            }
            if (values.size() != names.size()) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "The header names " + names.size() + " values, the line has " + values.size() + ".");
            }
            List<Fingerprint> fingerprints = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Optional<FingerprintType> type = FingerprintType.ofWireName(names.get(i));
                if (type.isPresent() && !values.get(i).isBlank()) {
                    String value = values.get(i);
                    List<String> prints = type.get() == FingerprintType.PDQ
                            ? List.of(value.strip().split(BETWEEN))
                            : List.of(value);
                    for (String print : prints) {
                        fingerprints.add(fingerprint(type.get(), print));
                    }
                }
            }
            Fields fields = name -> {
                int column = names.indexOf(name);
                return column < 0 || values.get(column).isBlank() ? null : values.get(column);
            };
            String metadata = fields.get("metadata");
            return Optional.of(entry(
                    fingerprints,
                    fields,
                    unsaid,
                    metadata == null
                            ? null
                            : metadata(json(metadata, "The metadata is not a JSON object", "/metadata"))));
        }
    }

    /** Fields by name. */
    @FunctionalInterface
    interface Fields {
        @Nullable String get(String name);

        default String or(String name, String other) {
            String value = get(name);
            return value == null ? other : value;
        }
    }

    private static NewEntry entry(
            List<Fingerprint> fingerprints, Fields fields, Unsaid unsaid, @Nullable ObjectNode metadata) {
        return new NewEntry(
                fingerprints,
                provenance(fields, unsaid),
                new EntryState(
                        new Validity(
                                        enabled(fields.or("enabled", "true")),
                                        instant(fields.get("from"), "/from"),
                                        null,
                                        instant(fields.get("until"), "/until"))
                                .demandOrder(),
                        fields.get("note"),
                        metadata));
    }

    private static Provenance provenance(Fields fields, Unsaid unsaid) {
        String label = fields.get("label");
        String incident = fields.get("incident");
        String known = label == null ? unsaid.label() : label;
        if (known == null) {
            throw new Problem(
                    ProblemType.MISSING_FIELD,
                    "The line has no label, and nothing is said of entries without one.",
                    Provenance.LABEL);
        }
        return new Provenance(
                known,
                fields.or("source", unsaid.source()),
                incident == null ? unsaid.incident() : incident,
                fields.or("reason", unsaid.reason()));
    }

    private static JsonNode json(String text, String wrong, @Nullable String pointer) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new Problem(ProblemType.BAD_JSON, wrong + ": " + JsonWords.reason(e) + ".", pointer);
        }
    }

    private static ObjectNode metadata(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new Problem(ProblemType.BAD_FIELD, "Metadata is a JSON object.", "/metadata");
    }

    /** A name that is passed over would be an expiry that never comes. */
    private static void demandKnown(Collection<String> names, Set<String> known, String what) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "There is no " + what + " «" + name + "»; there are " + String.join(", ", new TreeSet<>(known))
                                + ".",
                        "/" + name);
            }
        }
    }

    private static boolean enabled(String text) {
        return switch (lower(text)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Problem(ProblemType.BAD_FIELD, "It is true or false.", "/enabled");
        };
    }

    private static @Nullable Instant instant(@Nullable String text, String pointer) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "It is a time with its offset, such as 2027-01-31T12:00:00Z.", pointer);
        }
    }

    private static FingerprintType kind(String word) {
        try {
            return FingerprintType.named(word);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "/fingerprints");
        }
    }

    private static Fingerprint fingerprint(FingerprintType type, String text) {
        try {
            return Fingerprint.read(type, text);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "/" + type.wireName());
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
