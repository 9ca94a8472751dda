package org.brightline.language.pattern;

import java.util.List;
import java.util.Set;
import org.brightline.language.words.Token;

/** A token pattern as a tree. It has no repetition, so what it matches is always bounded. */
sealed interface PatternNode {
    /** One of these words. */
    record Words(Set<String> words) implements PatternNode {}

    /** A word that begins so. */
    record Prefix(String prefix) implements PatternNode {}

    /** A token of this kind. */
    record OfKind(Set<Token.Kind> kinds) implements PatternNode {}

    /** Any one token of the same sentence. */
    record Anything() implements PatternNode {}

    record Sequence(List<PatternNode> parts) implements PatternNode {}

    record Choice(List<PatternNode> options) implements PatternNode {}

    /** This part, and only as the first of a sentence or after a comma, where a command stands. */
    record AtStart(PatternNode part) implements PatternNode {}

    record Optional(PatternNode part) implements PatternNode {}

    /** Whether a match may end in a gap; such a match would show more than it found. */
    default boolean mayEndInGap() {
        return switch (this) {
            case Anything any -> true;
            case Optional(PatternNode part) -> part.mayEndInGap();
            case AtStart(PatternNode part) -> part.mayEndInGap();
            case Choice(List<PatternNode> options) -> options.stream().anyMatch(PatternNode::mayEndInGap);
            case Sequence(List<PatternNode> parts) -> {
                boolean gap = false;
                for (int i = parts.size() - 1; i >= 0 && !gap; i--) {
                    gap = parts.get(i).mayEndInGap();
                    if (!parts.get(i).mayBeEmpty()) {
                        break;
                    }
                }
                yield gap;
            }
            case Words words -> false;
            case Prefix prefix -> false;
            case OfKind kind -> false;
        };
    }

    /** Whether it can match no token at all. */
    default boolean mayBeEmpty() {
        return switch (this) {
            case Optional optional -> true;
            case AtStart(PatternNode part) -> part.mayBeEmpty();
            case Choice(List<PatternNode> options) -> options.stream().anyMatch(PatternNode::mayBeEmpty);
            case Sequence(List<PatternNode> parts) -> parts.stream().allMatch(PatternNode::mayBeEmpty);
            case Words words -> false;
            case Prefix prefix -> false;
            case OfKind kind -> false;
            case Anything any -> false;
        };
    }

    /** Puts all words that it names into a set. */
    default void collect(Set<String> into) {
        switch (this) {
            case Words some -> into.addAll(some.words());
            case Sequence(List<PatternNode> parts) -> parts.forEach(part -> part.collect(into));
            case Choice(List<PatternNode> options) -> options.forEach(option -> option.collect(into));
            case Optional(PatternNode part) -> part.collect(into);
            case AtStart(PatternNode part) -> part.collect(into);
            case Prefix prefix -> {}
            case OfKind kind -> {}
            case Anything anything -> {}
        }
    }
}
