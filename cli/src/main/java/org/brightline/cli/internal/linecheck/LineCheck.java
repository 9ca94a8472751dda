package org.brightline.cli.internal.linecheck;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brightline.assessment.Assessor;
import org.brightline.assessment.Audience;
import org.brightline.assessment.Item;

/** Runs the suite: every case as a public post, by itself, without a hint of its language. */
public final class LineCheck {
    private final Assessor assessor;

    /** @param assessor the reader and the line under test */
    public LineCheck(Assessor assessor) {
        this.assessor = assessor;
    }

    /**
     * Refuses languages in which the suite has no cases.
     *
     * @param folder with {@code groups.yaml} and {@code cases}
     * @throws IllegalArgumentException naming the language, and those that there are
     */
    public static void checkLanguages(Path folder, Set<String> languages) throws IOException {
        Set<String> there = Suite.read(folder).cases().stream()
                .map(LineCase::language)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String language : languages) {
            if (!there.contains(language)) {
                throw new IllegalArgumentException(
                        "The suite has no cases in «" + language + "», only in " + String.join(", ", there) + ".");
            }
        }
    }

    /**
     * Asks the cases of some languages and gives the report.
     *
     * @param folder with {@code groups.yaml} and {@code cases}
     * @param languages their codes; empty for all
     * @param wrong where each wrong answer is printed in a line
     */
    public String report(Path folder, Set<String> languages, PrintWriter wrong) throws IOException {
        Suite suite = Suite.read(folder);
        List<Answer> answers = suite.cases().stream()
                .filter(asked -> languages.isEmpty() || languages.contains(asked.language()))
                .map(asked -> Answer.of(asked, assessor.assess(post(asked))))
                .toList();
        answers.stream()
                .filter(answer -> !answer.right())
                .forEach(answer -> wrong.printf(
                        "%s  is %s, said %s%n",
                        answer.asked().id(), answer.asked().gold(), answer.said()));
        return new Report(new Results(suite, answers)).text();
    }

    private static Item post(LineCase asked) {
        return new Item(
                "line-check",
                asked.id(),
                "post",
                null,
                Audience.PUBLIC,
                null,
                Instant.EPOCH,
                asked.text(),
                List.of(),
                null);
    }
}
