package org.brightline.policy.engine;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.brightline.language.Element;

/**
 * What CEL's types cannot say about a condition: elements are named and not put together from strings, contexts weigh against,
 * distances and scores lie within bounds, an audience that nobody has is a mistake.
 */
final class ConditionCheck {
    private static final int FARTHEST = 10_000;

    /** What each argument of a function of {@code text} is: element, distance, score, contexts. */
    static final Map<String, String> ARGUMENTS = Map.of(
            "found", "e",
            "count", "e",
            "score", "e",
            "near", "eed",
            "learned", "esc",
            "stands", "esc",
            "standsBy", "eedsc");

    private final CelAbstractSyntaxTree tree;
    private final List<Expressions.Fault> faults = new ArrayList<>();

    private ConditionCheck(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The faults of an expression that has passed the type check. */
    static List<Expressions.Fault> faults(CelAbstractSyntaxTree tree) {
        ConditionCheck check = new ConditionCheck(tree);
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
                .forEach(check::call);
        return check.faults;
    }

    /** The elements whose findings a condition asks about, the contexts that weigh against them not among them. */
    static Set<Element> subjects(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
                .map(CelExpr::call)
                .filter(call ->
                        ARGUMENTS.containsKey(call.function()) && call.target().isPresent())
                .map(call -> Element.valueOf(call.args().getFirst().ident().name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void call(CelExpr expr) {
        CelExpr.CelCall call = expr.call();
        String kinds = ARGUMENTS.get(call.function());
        if (kinds != null && call.target().isPresent()) {
            for (int i = 0; i < kinds.length(); i++) {
                CelExpr argument = call.args().get(i);
                switch (kinds.charAt(i)) {
                    case 'e' -> element(argument, false);
                    case 'd' -> distance(argument);
                    case 's' -> score(argument);
                    default -> contexts(argument);
                }
            }
        }
        if (call.args().stream().anyMatch(this::isAudience)) {
            call.args().forEach(this::audience);
        }
    }

    private void element(CelExpr expr, boolean context) {
        Optional<Element> element = Arrays.stream(Element.values())
                .filter(one -> expr.getKind() == CelExpr.ExprKind.Kind.IDENT
                        && one.name().equals(expr.ident().name()))
                .findFirst();
        if (element.isEmpty()) {
            fault(expr, "name an element here, for example CALL, without quotation marks");
        } else if (context && element.get().kind() != Element.Kind.CONTEXT) {
            fault(
                    expr,
                    element.get() + " is no context; only contexts, for example NEGATION or REPORTING, weigh against");
        } else if (element.get() == Element.KNOWN_CONTENT) {
            fault(expr, "KNOWN_CONTENT is found by matching and not in a text; ask for match.known or match.exact");
        }
    }

    private void distance(CelExpr expr) {
        if (number(expr) instanceof Long distance && distance >= 0 && distance <= FARTHEST) {
            return;
        }
        fault(expr, "a distance is a number of characters from 0 to " + FARTHEST + ", written out");
    }

    private void score(CelExpr expr) {
        if (number(expr) instanceof Double score && score >= 0 && score <= 1) {
            return;
        }
        fault(expr, "a score is a number from 0.0 to 1.0, written out");
    }

    private void contexts(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.MAP) {
            fault(expr, "write the contexts out, for example {NEGATION: 0, REPORTING: 60}");
            return;
        }
        expr.map().entries().forEach(entry -> {
            element(entry.key(), true);
            distance(entry.value());
        });
    }

    /** The number that is written there, or an empty text where none is. */
    static Object number(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return "";
        }
        CelConstant constant = expr.constant();
        return switch (constant.getKind()) {
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            default -> "";
        };
    }

    private boolean isAudience(CelExpr expr) {
        return tree.getReference(expr.id())
                .filter(reference -> reference.name().equals("item.audience"))
                .isPresent();
    }

    private void audience(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.LIST) {
            expr.list().elements().forEach(this::audience);
        } else if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                && !Vocabulary.AUDIENCES.contains(expr.constant().stringValue())) {
            String audience = expr.constant().stringValue();
            fault(expr, "'" + audience + "' is no audience" + Suggestion.of(audience, Vocabulary.AUDIENCES));
        }
    }

    private void fault(CelExpr expr, String message) {
        Integer offset = tree.getSource().getPositionsMap().get(expr.id());
        CelSourceLocation place = offset == null
                ? CelSourceLocation.of(1, 0)
                : tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        faults.add(new Expressions.Fault(place.getLine(), place.getColumn() + 1, message));
    }
}
