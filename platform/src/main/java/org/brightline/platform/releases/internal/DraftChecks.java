package org.brightline.platform.releases.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brightline.assessment.Audience;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.engine.Suggestion;
import org.brightline.policy.files.ReleaseReader;

/** What people write into drafts beside the clauses themselves. */
final class DraftChecks {
    private static final int MOST_TEST_FILES = 50;
    private static final int LARGEST_FILE = 200_000;
    private static final int LARGEST_TESTS = 1_000_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 2_000;

    private static final List<String> AUDIENCES = Stream.of(Audience.PUBLIC, Audience.OPEN_GROUP, Audience.CLOSED_GROUP)
            .map(Enum::name)
            .toList();

    private DraftChecks() {}

    static String name(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A release's name has 1 to " + LONGEST_NAME + " characters.", "/name");
        }
        return name.strip();
    }

    static String reason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Problem(ProblemType.BAD_FIELD, "A reason has 1 to " + LONGEST_REASON + " characters.", "/reason");
        }
        return reason.strip();
    }

    static void files(Map<String, String> files) {
        if (files.isEmpty() || files.size() > ReleaseReader.MOST_FILES) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "A release has 1 to " + ReleaseReader.MOST_FILES + " clause files.",
                    "/files");
        }
        files.forEach((name, text) -> {
            if (!name.matches("[a-z0-9][a-z0-9._-]{0,99}\\.yaml")) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "A file's name has lower-case letters, digits, '-', '_' and '.', and ends in .yaml.",
                        "/files");
            }
            size(name, text, "/files");
        });
    }

    static void tests(Map<String, String> tests) {
        if (tests.size() > MOST_TEST_FILES) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A draft has at most " + MOST_TEST_FILES + " test files.", "/tests");
        }
        if (tests.values().stream().mapToInt(String::length).sum() > LARGEST_TESTS) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "The test files of a draft have at most " + LARGEST_TESTS + " characters in all.",
                    "/tests");
        }
        tests.forEach((name, text) -> {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.ya?ml")) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "The name of a test file has letters, digits, '-', '_' and '.', and ends in .yaml or .yml.",
                        "/tests");
            }
            size(name, text, "/tests");
        });
    }

    private static void size(String name, String text, String pointer) {
        if (text.indexOf('\0') >= 0) {
            throw new Problem(ProblemType.BAD_FIELD, name + " has a character U+0000; it is no text.", pointer);
        }
        if (text.length() > LARGEST_FILE) {
            throw new Problem(ProblemType.TOO_LARGE, name + " has more than " + LARGEST_FILE + " characters.", pointer);
        }
    }

    /** An audience that a text can be tried for; a private message is judged only where a recipient has reported it. */
    static void audience(String audience) {
        if (!AUDIENCES.contains(audience)) {
            throw new Problem(ProblemType.BAD_FIELD, audienceWords(audience), "/audience");
        }
    }

    private static String audienceWords(String audience) {
        return audience.equals(Audience.PRIVATE.name())
                ? "What was sent in private is not tried here; an audience is one of " + AUDIENCES + "."
                : "'" + audience + "' is no audience" + Suggestion.of(audience, AUDIENCES) + ".";
    }
}
