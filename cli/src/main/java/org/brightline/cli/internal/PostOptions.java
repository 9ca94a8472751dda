package org.brightline.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brightline.platform.base.Problem;
import org.brightline.platform.intake.AccountHistory;
import org.brightline.policy.Example;
import org.brightline.policy.engine.Suggestion;
import org.brightline.policy.engine.Vocabulary;
import org.brightline.policy.facts.LanguageTag;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of a text that is tried, beside what it says: the same that an example of a clause can say. */
final class PostOptions {
    @Option(names = "--language", paramLabel = "TAG", description = "Language of the text, for example en.")
    @Nullable String language;

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            defaultValue = "PUBLIC",
            description = "Who could see it: PUBLIC (without this), OPEN_GROUP, CLOSED_GROUP or PRIVATE.")
    String audience = "PUBLIC";

    @Option(
            names = "--history",
            paramLabel = "WINDOW=COUNT",
            description = {
                "What was counted of the account, for example 'removals over 180d=2'; once for each window.",
                "A window that is not said is not known."
            })
    Map<String, String> history = new LinkedHashMap<>();

    @Option(
            names = "--known",
            paramLabel = "BANK",
            description = "A bank that a picture beside the text is in; once for each bank.")
    List<String> known = new ArrayList<>();

    /**
     * The post that has this text.
     *
     * @throws IOException when one of the options says what there is not; the message says what would be right
     */
    Example of(String text) throws IOException {
        if (language != null && !LanguageTag.isOne(language)) {
            throw new IOException(
                    "--language: «" + language + "» is no language; write its tag, for example en or pt-BR.");
        }
        if (!Vocabulary.AUDIENCES.contains(audience)) {
            throw new IOException(
                    "--audience: '" + audience + "' is no audience" + Suggestion.of(audience, Vocabulary.AUDIENCES));
        }
        try {
            return new Example(text, language, audience, known, AccountHistory.typed(history));
        } catch (Problem problem) {
            throw new IOException("--history: " + problem.detail(), problem);
        }
    }
}
