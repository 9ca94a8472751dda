package org.brightline.policy.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.policy.Clause;
import org.brightline.policy.Effect;
import org.brightline.policy.Example;
import org.brightline.policy.Exemption;
import org.brightline.policy.Mode;
import org.brightline.policy.Release;

/**
 * A clause as a document, for the person who has to approve it and has never seen its file. All words are made here; a page or a
 * command only lays them out.
 *
 * @param clause the clause, for its title, id, rung, mode and wording
 * @param caution what to know before reading it, where it is not in force; empty where it is
 * @param says what it says beside these
 * @param examples its examples
 * @param runs its conditions as a machine runs them
 */
public record ClauseDocument(Clause clause, String caution, List<Section> says, List<Section> examples, Section runs) {
    static final String WORDING = "Wording";
    static final String LAW = "Law";
    static final String NAMES = "Names elsewhere";
    static final String COUNTS = "Counts of the account";
    static final String CONDITIONS = "Conditions";
    static final String WHEN = "When it is met";
    static final String DOUBT = "When a person has to tell";
    static final String UNDETERMINED = "What follows if it cannot be told";
    static final String PURPOSES = "Purposes to consider";
    static final String EFFECTS = "Possible effects";
    static final String MEETING = "Examples that meet it";
    static final String NOT_MEETING = "Examples that do not meet it";
    static final String ASKING = "Examples that a person has to tell";

    /** What stands under one heading; there is at least one entry. */
    public record Section(String heading, List<Entry> entries) {
        private Stream<String> lines() {
            return entries.size() == 1
                    ? Stream.of(heading + ": " + entries.getFirst().line())
                    : Stream.concat(Stream.of(heading + ":"), entries.stream().map(entry -> "  " + entry.line()));
        }
    }

    /**
     * One thing that a clause says.
     *
     * @param words in plain language; empty where it is only code
     * @param code a name or an expression as it is written in the clause's file; empty where there is none
     */
    public record Entry(String words, String code) {
        private static Entry said(String words) {
            return new Entry(words, "");
        }

        private static Entry written(String code) {
            return new Entry("", code);
        }

        private String line() {
            return words.isEmpty() ? code : code.isEmpty() ? words : words + " [" + code + "]";
        }
    }

    /** The clauses of a release, from the lowest rung to the highest. */
    public static List<ClauseDocument> all(Release release) {
        return release.clauses().stream()
                .sorted(Comparator.comparing(Clause::rung).thenComparing(Clause::id))
                .map(ClauseDocument::of)
                .toList();
    }

    /** One clause. */
    public static ClauseDocument of(Clause clause) {
        return new ClauseDocument(
                clause,
                caution(clause.mode()),
                says(clause),
                filled(
                        examples(MEETING, clause.mustMatch()),
                        examples(NOT_MEETING, clause.mustNotMatch()),
                        examples(ASKING, clause.mustAsk())),
                section(
                        "What the machine runs",
                        clause.conditions().stream()
                                .map(condition -> Entry.written(condition.name() + ": "
                                        + condition.cel().replaceAll("\\s+", " ")))));
    }

    /** All of it but title, id, rung and mode, as lines of text; what belongs to a line is indented below it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!caution.isEmpty()) {
            lines.add(caution);
        }
        lines.add(WORDING + ": " + clause.text());
        Stream.of(says, examples, List.of(runs))
                .flatMap(List::stream)
                .flatMap(Section::lines)
                .forEach(lines::add);
        return lines;
    }

    private static String caution(Mode mode) {
        return switch (mode) {
            case LIVE -> "";
            case SHADOW ->
                "In shadow: it is run on everything that comes in, to see what it would do, and has no effect.";
            case DRAFT -> "A draft: only its own examples are run.";
        };
    }

    private static List<Section> says(Clause clause) {
        String doubt = clause.doubt();
        return filled(
                section(LAW, Stream.of(Entry.said(clause.law()))),
                section(
                        NAMES,
                        clause.mapsTo().stream().map(label -> Entry.said(label.fullWord() + ": " + label.meaning()))),
                section(
                        COUNTS,
                        clause.inputs().entrySet().stream()
                                .map(input -> new Entry(input.getValue().toString(), "history." + input.getKey()))),
                section(
                        CONDITIONS,
                        clause.conditions().stream().map(condition -> new Entry(condition.says(), condition.name()))),
                section(WHEN, Stream.of(Entry.written(clause.when()))),
                section(DOUBT, doubt == null ? Stream.empty() : Stream.of(Entry.written(doubt))),
                section(
                        UNDETERMINED,
                        Stream.of(Entry.said(clause.onUndetermined().words(clause.mode())))),
                section(PURPOSES, Stream.of(Entry.said(purposes(clause)))),
                section(EFFECTS, Stream.of(Entry.said(effects(clause)))));
    }

    private static String purposes(Clause clause) {
        return clause.exemptionsToAsk().isEmpty()
                ? "none"
                : clause.exemptionsToAsk().stream().map(Exemption::words).collect(Collectors.joining(", "));
    }

    private static String effects(Clause clause) {
        if (clause.effects().isEmpty()) {
            return "none, ever";
        }
        String effects = clause.effects().stream().map(Effect::words).collect(Collectors.joining(", "));
        return clause.mode() == Mode.LIVE ? effects : "none as it is; once it is live: " + effects;
    }

    private static Section examples(String heading, List<Example> examples) {
        return section(heading, examples.stream().map(example -> Entry.said(example.words())));
    }

    private static Section section(String heading, Stream<Entry> entries) {
        return new Section(heading, entries.toList());
    }

    private static List<Section> filled(Section... sections) {
        return Stream.of(sections)
                .filter(section -> !section.entries().isEmpty())
                .toList();
    }
}
