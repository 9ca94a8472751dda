package org.brightline.policy.engine;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which functions of {@code text} a condition asks only in order to hold where they find nothing. */
final class Signs {
    private Signs() {}

    /** The calls that stand under a negation wherever they stand: the name, then what is asked for. */
    static Set<List<Object>> negated(CelAbstractSyntaxTree tree) {
        Set<List<Object>> negated = new HashSet<>();
        Set<List<Object>> wanted = new HashSet<>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.expr().getKind() == CelExpr.ExprKind.Kind.CALL)
                .filter(node ->
                        ConditionCheck.ARGUMENTS.containsKey(node.expr().call().function())
                                && node.expr().call().target().isPresent())
                .forEach(node ->
                        (negates(node) ? negated : wanted).add(asked(node.expr().call())));
        negated.removeAll(wanted);
        return Set.copyOf(negated);
    }

    private static boolean negates(CelNavigableExpr node) {
        boolean negates = false;
        CelExpr below = node.expr();
        for (Optional<CelNavigableExpr> above = node.parent();
                above.isPresent();
                above = above.get().parent()) {
            CelExpr expr = above.get().expr();
            negates ^= expr.getKind() == CelExpr.ExprKind.Kind.CALL && turns(expr.call(), below);
            below = expr;
        }
        return negates;
    }

    /** Whether less below makes it true: a negation in either form, a bound from above, and that it is none. */
    private static boolean turns(CelExpr.CelCall call, CelExpr below) {
        return switch (call.function()) {
            case "!_" -> true;
            case "_<_", "_<=_" -> call.args().getFirst().id() == below.id();
            case "_>_", "_>=_" -> call.args().getLast().id() == below.id();
            case "_==_" -> call.args().stream().anyMatch(argument -> isNone(argument) || is(argument, false));
            case "_!=_" -> call.args().stream().anyMatch(argument -> is(argument, true));
            default -> false;
        };
    }

    private static boolean isNone(CelExpr expr) {
        return ConditionCheck.number(expr) instanceof Number number && number.doubleValue() == 0;
    }

    private static boolean is(CelExpr expr, boolean value) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                && expr.constant().booleanValue() == value;
    }

    private static List<Object> asked(CelExpr.CelCall call) {
        List<Object> asked = new ArrayList<>(List.of(call.function()));
        call.args().forEach(argument -> asked.add(value(argument)));
        return asked;
    }

    /** What an argument is when it runs; others than these are faults. */
    private static Object value(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> expr.ident().name();
            case CONSTANT -> ConditionCheck.number(expr);
            case MAP -> {
                Map<Object, Object> map = new HashMap<>();
                expr.map().entries().forEach(entry -> map.put(value(entry.key()), value(entry.value())));
                yield map;
            }
            default -> "";
        };
    }
}
