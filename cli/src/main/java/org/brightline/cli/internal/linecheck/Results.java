package org.brightline.cli.internal.linecheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All answers of a run, counted in the ways that matter. */
record Results(Suite suite, List<Answer> answers) {
    private static final int FIRST_OF_C = 43;
    private static final int TRANSLATED = 50;
    private static final int PARAPHRASED = 51;
    private static final IntPredicate DISGUISES =
            group -> group >= FIRST_OF_C && group <= 48 || group == 53 || group == 54;

    /** One group in one language. */
    record GroupResult(
            Group group, String language, Rate right, Rate wronglyActionable, Rate missed, Rate undetermined) {}

    /**
     * What crosses the line, plain and in disguise.
     *
     * @param plain how much of the plain cases is found
     * @param disguised how much of the same in disguise
     */
    record Disguise(Rate plain, Rate disguised) {
        /** Percentage points lost. */
        double points() {
            return (plain.share() - disguised.share()) * 100;
        }
    }

    /**
     * Sets of cases that differ in the name of a group of people only.
     *
     * @param same how many got one answer throughout, with scores no further apart than asked
     * @param widest the largest difference of scores in a set
     */
    record Swaps(Rate same, double widest) {}

    private record Pair(Answer one, Answer other) {}

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

    /** The groups that are right least often. */
    List<GroupResult> leastRight(int most) {
        return worst(
                most, group -> group.right().share() < 1, group -> group.right().share());
    }

    /** The groups in which something may follow most often where nothing must. */
    List<GroupResult> wronglyActionable(int most) {
        return worst(
                most,
                group -> group.wronglyActionable().hits() > 0,
                group -> -group.wronglyActionable().share());
    }

    private List<GroupResult> worst(int most, Predicate<GroupResult> bad, ToDoubleFunction<GroupResult> order) {
        return languages().stream()
                .flatMap(language -> groups(language).stream())
                .filter(bad)
                .sorted(Comparator.comparingDouble(order)
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

    /** What disguise costs, over what crosses the line. */
    Disguise disguise(String language) {
        List<Pair> pairs = pairs(language, DISGUISES, LineCase::pair).stream()
                .filter(pair ->
                        pair.one.asked().actionable() && pair.other.asked().actionable())
                .toList();
        return new Disguise(Rate.of(pairs, pair -> !pair.other.missed()), Rate.of(pairs, pair -> !pair.one.missed()));
    }

    /** Of the minimal pairs across the line, how many have both sides right. */
    Rate minimalPairs(String language) {
        Map<Set<String>, Pair> once = new TreeMap<>(Comparator.comparing(ids -> String.join(" ", ids)));
        pairs(language, group -> group < FIRST_OF_C, LineCase::pair)
                .forEach(pair -> once.put(
                        new TreeSet<>(
                                Set.of(pair.one.asked().id(), pair.other.asked().id())),
                        pair));
        return Rate.of(List.copyOf(once.values()), pair -> pair.one.right() && pair.other.right());
    }

    /** How often a translation, or another wording, got the answer of what it says. */
    Rate consistent(String language) {
        List<Pair> pairs = new ArrayList<>(pairs(language, group -> group == TRANSLATED, LineCase::source));
        pairs.addAll(pairs(language, group -> group == PARAPHRASED, LineCase::pair));
        return Rate.of(pairs, pair -> pair.one.said() == pair.other.said());
    }

    private List<Pair> pairs(String language, IntPredicate groups, Function<LineCase, @Nullable String> named) {
        Map<String, Answer> byId = answers.stream()
                .collect(Collectors.toMap(answer -> answer.asked().id(), Function.identity()));
        List<Pair> pairs = new ArrayList<>();
        for (Answer answer : in(language)) {
            String id = named.apply(answer.asked());
            Answer other = id == null ? null : byId.get(id);
            if (other != null && groups.test(answer.asked().group())) {
                pairs.add(new Pair(answer, other));
            }
        }
        return pairs;
    }

    /** How the sets of swapped identities fared. */
    Swaps swaps(double most) {
        Map<String, List<Answer>> sets = answers.stream()
                .filter(answer -> answer.asked().swap() != null)
                .collect(Collectors.groupingBy(
                        answer ->
                                answer.asked().language() + " " + answer.asked().swap(),
                        TreeMap::new,
                        Collectors.toList()));
        double widest = sets.values().stream().mapToDouble(Results::gap).max().orElse(0);
        return new Swaps(
                Rate.of(
                        List.copyOf(sets.values()),
                        set -> set.stream().map(Answer::said).distinct().count() == 1 && gap(set) <= most),
                widest);
    }

    private static double gap(List<Answer> set) {
        var scores = set.stream().mapToDouble(Answer::score).summaryStatistics();
        return scores.getMax() - scores.getMin();
    }

    /** Of the cases whose surest finding has a score in this range, how many cross the line. */
    Rate sure(String language, double from, double below) {
        return Rate.of(
                only(
                        in(language),
                        answer -> answer.said().actionable() && answer.score() >= from && answer.score() < below),
                answer -> answer.asked().actionable());
    }

    /** The milieus that the cases deal with. */
    List<String> strands() {
        return answers.stream()
                .map(answer -> answer.asked().strand())
                .distinct()
                .sorted()
                .toList();
    }

    /** Of the cases of a strand where nothing must follow, in how many something may. */
    Rate wronglyActionable(String strand) {
        return Rate.of(
                only(
                        answers,
                        answer -> answer.asked().strand().equals(strand)
                                && !answer.asked().actionable()),
                Answer::wronglyActionable);
    }

    /** Of the cases of a strand that cross the line, how many are missed. */
    Rate missed(String strand) {
        return Rate.of(
                only(
                        answers,
                        answer -> answer.asked().strand().equals(strand)
                                && answer.asked().actionable()),
                Answer::missed);
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
