package org.brightline.platform.api.problems;

import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.brightline.platform.base.JsonWords;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in words what is wrong with a JSON body, and where. */
final class JsonFaults {
    private JsonFaults() {}

    /** The problem behind an exception of the message reader. */
    static Problem problem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Problem problem -> {
                    return problem;
                }
                case UnrecognizedPropertyException e -> {
                    Collection<Object> known = e.getKnownPropertyIds();
                    return new Problem(
                            ProblemType.UNKNOWN_FIELD,
                            "There is no field «" + e.getPropertyName() + "» here"
                                    + (known == null
                                            ? "."
                                            : "; the fields are "
                                                    + known.stream()
                                                            .map(Object::toString)
                                                            .sorted()
                                                            .collect(Collectors.joining(", "))
                                                    + "."),
                            pointer(e));
                }
                case InvalidFormatException e -> {
                    return new Problem(
                            ProblemType.BAD_FIELD,
                            "«" + e.getValue() + "» is not " + wanted(e.getTargetType()) + ".",
                            pointer(e));
                }
                case MismatchedInputException e -> {
                    String where = pointer(e);
                    return where == null || where.isEmpty()
                            ? new Problem(
                                    ProblemType.NOT_AN_OBJECT,
                                    "The body must be a JSON object { … }, not a list, a single value or nothing.")
                            : new Problem(
                                    ProblemType.BAD_FIELD, "It should be " + wanted(e.getTargetType()) + ".", where);
                }
                case StreamConstraintsException e -> {
                    return new Problem(ProblemType.TOO_LARGE, "The JSON is too deep or one of its values is too long.");
                }
                case CharacterCodingException e -> {
                    return new Problem(ProblemType.BAD_ENCODING, "JSON is sent as UTF-8.");
                }
                case StreamReadException e -> {
                    if (String.valueOf(e.getOriginalMessage()).contains("UTF-8")) {
                        return new Problem(ProblemType.BAD_ENCODING, "JSON is sent as UTF-8; " + place(e) + " is not.");
                    }
                    return new Problem(
                            ProblemType.BAD_JSON, "The JSON breaks at " + place(e) + ": " + JsonWords.reason(e) + ".");
                }
                default -> {}
            }
        }
        return new Problem(ProblemType.BAD_JSON, "Send a JSON object as the body.");
    }

    private static String place(JacksonException e) {
        return Objects.requireNonNullElse(JsonWords.place(e), "an unknown place");
    }

    private static @Nullable String pointer(JacksonException e) {
        List<JacksonException.Reference> path = e.getPath();
        return path.stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    /** What a value of a type looks like, to follow «is not» or «should be». */
    static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of the right kind";
        }
        if (type.isEnum()) {
            return "one of "
                    + List.of(type.getEnumConstants()).stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "a UUID";
            case "Instant" -> "a time such as 2026-05-01T12:00:00Z";
            case "LocalDate" -> "a day such as 2026-05-01";
            case "String" -> "a string";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "List", "Set", "ArrayList", "HashSet" -> "a list";
            default -> "an object";
        };
    }
}
