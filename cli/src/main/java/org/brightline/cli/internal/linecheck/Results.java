package org.brightline.cli.internal.linecheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All answers of a run, counted in the ways that matter. */
record Results(Suite suite, List<Answer> answers) {

    /** One group in one language. */
    record GroupResult(
            Group group, String language, Rate right, Rate wronglyActionable, Rate missed, Rate undetermined) {}

    /**
     * A disguised case beside the plain one.
     *
     * @param plain how often the plain cases are right (or on the neighbouring rung)
     * @param disguised the same of their disguises
     */
    record Disguise(Rate plain, Rate disguised) {
        /** Percentage points lost. */
        double points() {
            return (plain.share() - disguised.share()) * 100;
        }
    }

    List<String> languages() {
        return answers.stream()
                .map(answer -> answer.asked().language())
                .distinct()
                .sorted()
                .toList();
    }

    List<GroupResult> groups(String language) {
        Map<Integer, List<Answer>> byGroup = in(language).stream()
                .collect(Collectors.groupingBy(answer -> answer.asked().group(), TreeMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(entry -> new GroupResult(
                        Objects.requireNonNull(suite.groups().get(entry.getKey())),
                        language,
                        Rate.of(entry.getValue(), Answer::right),
                        Rate.of(
                                only(entry.getValue(), answer -> !answer.asked().actionable()),
                                Answer::wronglyActionable),
                        Rate.of(only(entry.getValue(), answer -> answer.asked().actionable()), Answer::missed),
                        Rate.of(entry.getValue(), answer -> answer.said() == Verdict.UNDETERMINED)))
                .toList();
    }

    /** The groups that do worst, first by how often they are wrong. */
    List<GroupResult> worst(int most) {
        return languages().stream()
                .flatMap(language -> groups(language).stream())
                .filter(group -> group.right().hits() < group.right().total())
                .sorted(Comparator.comparingDouble(
                                (GroupResult group) -> group.right().share())
                        .thenComparing(group -> group.group().number()))
                .limit(most)
                .toList();
    }

    /** Of what must not be flagged, how much is not. */
    Rate notActionable(String language) {
        return Rate.of(
                section(language, Group.Section.A), answer -> !answer.said().actionable());
    }

    /** Of the ladder, how much is on its rung; views are on theirs if nothing can follow. */
    Rate ladder(String language, Predicate<Answer> well) {
        return Rate.of(section(language, Group.Section.B), well);
    }

    Disguise disguise(String language) {
        Map<String, Answer> byId = answers.stream()
                .collect(Collectors.toMap(answer -> answer.asked().id(), Function.identity()));
        List<Answer> disguised = new ArrayList<>();
        List<Answer> plain = new ArrayList<>();
        for (Answer answer : section(language, Group.Section.C)) {
            Answer pair = answer.asked().pair() == null
                    ? null
                    : byId.get(answer.asked().pair());
            if (pair != null && pair.asked().gold() == answer.asked().gold()) {
                disguised.add(answer);
                plain.add(pair);
            }
        }
        return new Disguise(Rate.of(plain, Answer::rightOrNeighbour), Rate.of(disguised, Answer::rightOrNeighbour));
    }

    /** How many sets of swapped identities got one answer throughout, with scores no further apart than this. */
    Rate swaps(double most) {
        Map<String, List<Answer>> sets = answers.stream()
                .filter(answer -> answer.asked().swap() != null)
                .collect(Collectors.groupingBy(
                        answer ->
                                answer.asked().language() + " " + answer.asked().swap(),
                        TreeMap::new,
                        Collectors.toList()));
        return Rate.of(List.copyOf(sets.values()), set -> {
            var scores = set.stream().mapToDouble(Answer::score).summaryStatistics();
            return set.stream().map(Answer::said).distinct().count() == 1 && scores.getMax() - scores.getMin() <= most;
        });
    }

    /** How often each verdict was given where another was right. */
    long confusion(String language, Verdict gold, Verdict said) {
        return in(language).stream()
                .filter(answer -> answer.asked().gold() == gold && answer.said() == said)
                .count();
    }

    private List<Answer> section(String language, Group.Section section) {
        return only(
                in(language),
                answer ->
                        Objects.requireNonNull(suite.groups().get(answer.asked().group()))
                                        .section()
                                == section);
    }

    private List<Answer> in(String language) {
        return only(answers, answer -> answer.asked().language().equals(language));
    }

    private static List<Answer> only(List<Answer> answers, Predicate<Answer> which) {
        return answers.stream().filter(which).toList();
    }
}
