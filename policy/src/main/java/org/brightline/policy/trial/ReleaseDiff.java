package org.brightline.policy.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brightline.policy.Clause;
import org.brightline.policy.Effect;
import org.brightline.policy.Example;
import org.brightline.policy.Exemption;
import org.brightline.policy.Mode;
import org.brightline.policy.OnUndetermined;
import org.brightline.policy.Release;
import org.brightline.policy.TaxonomyLabel;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two releases, in words, for the person who has to approve it; {@link ClauseDocument} tells what a new clause
 * says. A pure function; it is empty exactly when both releases have the same digest.
 */
public final class ReleaseDiff {
    private final List<Change> changes = new ArrayList<>();

    private ReleaseDiff() {}

    /** What part of a clause a change is about. */
    public enum Part {
        CLAUSE,
        TITLE,
        TEXT,
        LAW,
        MAPPING,
        RUNG,
        MODE,
        INPUTS,
        CONDITIONS,
        WHEN,
        DOUBT,
        EXEMPTIONS,
        EFFECTS,
        ON_UNDETERMINED,
        EXAMPLES
    }

    /**
     * One change.
     *
     * @param clause the clause's id
     * @param part what it is about
     * @param words one sentence
     */
    public record Change(String clause, Part part, String words) {}

    /** The changes that lead from one release to the other, by clause. */
    public static List<Change> between(Release before, Release after) {
        ReleaseDiff diff = new ReleaseDiff();
        TreeSet<String> ids = new TreeSet<>();
        before.clauses().forEach(clause -> ids.add(clause.id()));
        after.clauses().forEach(clause -> ids.add(clause.id()));
        for (String id : ids) {
            Clause old = before.clause(id).orElse(null);
            Clause now = after.clause(id).orElse(null);
            if (old == null && now != null) {
                diff.add(
                        id,
                        Part.CLAUSE,
                        "The clause «" + now.title() + "» is new, on rung " + word(now.rung()) + ", " + word(now.mode())
                                + ".");
            } else if (now == null && old != null) {
                diff.add(
                        id,
                        Part.CLAUSE,
                        "The clause «" + old.title() + "» of rung " + word(old.rung()) + ", " + word(old.mode())
                                + ", is gone.");
            } else if (old != null && now != null) {
                diff.clause(old, now);
            }
        }
        return diff.changes;
    }

    private void clause(Clause old, Clause now) {
        String id = now.id();
        values(id, Part.TITLE, "The title", old.title(), now.title());
        marked(id, Part.TEXT, the(ClauseDocument.WORDING), old.text(), now.text());
        marked(id, Part.LAW, the(ClauseDocument.LAW), old.law(), now.law());
        sets(id, Part.MAPPING, ClauseDocument.NAMES, old.mapsTo(), now.mapsTo());
        values(id, Part.RUNG, "The rung", word(old.rung()), word(now.rung()));
        values(id, Part.MODE, "The mode", word(old.mode()), word(now.mode()));
        entries(id, Part.INPUTS, "The count", windows(old), windows(now));
        reordered(id, Part.INPUTS, the(ClauseDocument.COUNTS), windows(old), windows(now));
        entries(id, Part.CONDITIONS, "The condition", conditions(old), conditions(now));
        reordered(id, Part.CONDITIONS, the(ClauseDocument.CONDITIONS), conditions(old), conditions(now));
        marked(id, Part.WHEN, ClauseDocument.WHEN, old.when(), now.when());
        marked(id, Part.DOUBT, ClauseDocument.DOUBT, old.doubt(), now.doubt());
        sets(id, Part.EXEMPTIONS, ClauseDocument.PURPOSES, old.exemptionsToAsk(), now.exemptionsToAsk());
        sets(id, Part.EFFECTS, ClauseDocument.EFFECTS, old.effects(), now.effects());
        values(
                id,
                Part.ON_UNDETERMINED,
                ClauseDocument.UNDETERMINED,
                word(old.onUndetermined()),
                word(now.onUndetermined()));
        sets(id, Part.EXAMPLES, ClauseDocument.MEETING, old.mustMatch(), now.mustMatch());
        sets(id, Part.EXAMPLES, ClauseDocument.NOT_MEETING, old.mustNotMatch(), now.mustNotMatch());
        sets(id, Part.EXAMPLES, ClauseDocument.ASKING, old.mustAsk(), now.mustAsk());
    }

    private void values(String id, Part part, String what, String old, String now) {
        if (!old.equals(now)) {
            add(id, part, what + " changes from «" + old + "» to «" + now + "».");
        }
    }

    /** As {@link #values}, for what is too long to be read twice. */
    private void marked(String id, Part part, String what, @Nullable String old, @Nullable String now) {
        if (old == null && now != null) {
            add(id, part, what + " is new: «" + now + "».");
        } else if (old != null && now == null) {
            add(id, part, what + " is gone: «" + old + "».");
        } else if (old != null && now != null && !old.equals(now)) {
            add(id, part, what + MarkedChange.words(old, now));
        }
    }

    private void entries(String id, Part part, String what, Map<String, String> old, Map<String, String> now) {
        old.forEach((name, value) -> {
            String other = now.get(name);
            if (other == null) {
                add(id, part, what + " '" + name + "' is gone: «" + value + "».");
            } else if (!other.equals(value)) {
                add(id, part, what + " '" + name + "'" + MarkedChange.words(value, other));
            }
        });
        now.forEach((name, value) -> {
            if (!old.containsKey(name)) {
                add(id, part, what + " '" + name + "' is new: «" + value + "».");
            }
        });
    }

    private void reordered(String id, Part part, String what, Map<String, String> old, Map<String, String> now) {
        if (old.equals(now) && !List.copyOf(old.keySet()).equals(List.copyOf(now.keySet()))) {
            add(id, part, what + " stand in another order.");
        }
    }

    private <E> void sets(String id, Part part, String heading, List<E> old, List<E> now) {
        String what = the(heading);
        List<E> gone = new ArrayList<>(old);
        now.forEach(gone::remove);
        List<E> added = new ArrayList<>(now);
        old.forEach(added::remove);
        if (!added.isEmpty()) {
            add(id, part, what + " gain " + list(added) + ".");
        }
        if (!gone.isEmpty()) {
            add(id, part, what + " lose " + list(gone) + ".");
        }
        if (added.isEmpty() && gone.isEmpty() && !old.equals(now)) {
            add(id, part, what + " stand in another order.");
        }
    }

    /** The heading of a document within a sentence. */
    private static String the(String heading) {
        return "The " + heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1);
    }

    private static String list(List<?> values) {
        return values.stream().map(ReleaseDiff::word).collect(Collectors.joining(", "));
    }

    private static String word(Object value) {
        return switch (value) {
            case Example example -> "«" + example.words() + "»";
            case TaxonomyLabel label -> label.fullWord();
            case Exemption exemption -> exemption.words();
            case Effect effect -> effect.words();
            // As of a clause in force: of one in shadow or a draft, both would read the same.
            case OnUndetermined follows -> follows.words(Mode.LIVE);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            default -> value.toString();
        };
    }

    private static Map<String, String> windows(Clause clause) {
        Map<String, String> windows = new LinkedHashMap<>();
        clause.inputs().forEach((name, window) -> windows.put(name, window.toString()));
        return windows;
    }

    private static Map<String, String> conditions(Clause clause) {
        Map<String, String> conditions = new LinkedHashMap<>();
        clause.conditions()
                .forEach(condition -> conditions.put(condition.name(), condition.says() + " = " + condition.cel()));
        return conditions;
    }

    private void add(String clause, Part part, String words) {
        changes.add(new Change(clause, part, words));
    }
}
