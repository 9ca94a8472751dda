package org.brightline.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.brightline.language.Element;

/**
 * The language of conditions: CEL with {@code item}, {@code text} and {@code match}, and the elements as constants, so that
 * a misspelt one is an error when the clause is read. Expressions are typed and bounded; they always end.
 *
 * <p>Source: the Common Expression Language, cel.dev.
 */
final class Expressions {
    static final int LONGEST = 2_000;

    private static final int MOST_ITERATIONS = 1_000;
    private static final int DEEPEST = 32;
    private static final OpaqueType TEXT = OpaqueType.create("text");
    private static final MapType CONTEXTS = MapType.create(SimpleType.STRING, SimpleType.INT);

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelCompiler FACTS = facts();
    private static final CelRuntime RUNTIME = runtime();

    private Expressions() {}

    /** A program, and whether it asks for matches. */
    record Compiled(CelRuntime.Program program, boolean asksForMatches) {}

    /** What is wrong with an expression, with line and column inside it, from 1. */
    record Fault(int line, int column, String message) {}

    /** Thrown when an expression does not compile. */
    static final class FaultyException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        FaultyException(List<Fault> faults) {
            super(faults.toString());
            this.faults = faults;
        }

        List<Fault> faults() {
            return faults;
        }
    }

    /** A condition over the facts. */
    static Compiled condition(String expression) throws FaultyException {
        return compile(FACTS, expression);
    }

    /** An expression over the names of conditions. */
    static Compiled combination(String expression, Collection<String> names) throws FaultyException {
        CelCompilerBuilder builder = builder();
        names.forEach(name -> builder.addVar(name, SimpleType.BOOL));
        return compile(builder.build(), expression);
    }

    private static Compiled compile(CelCompiler compiler, String expression) throws FaultyException {
        CelValidationResult checked = compiler.compile(expression);
        if (checked.hasError()) {
            throw new FaultyException(
                    checked.getErrors().stream().map(Expressions::fault).toList());
        }
        try {
            CelAbstractSyntaxTree tree = checked.getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                throw new FaultyException(List.of(new Fault(
                        1, 1, "the expression is a " + tree.getResultType().name() + ", but must be true or false")));
            }
            boolean asks = tree.getReferenceMap().values().stream()
                    .anyMatch(reference -> reference.name().startsWith("match."));
            return new Compiled(RUNTIME.createProgram(tree), asks);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new FaultyException(List.of(new Fault(1, 1, String.valueOf(e.getMessage()))));
        }
    }

    private static Fault fault(CelIssue issue) {
        return new Fault(
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(1, issue.getSourceLocation().getColumn() + 1),
                issue.getMessage());
    }

    private static CelCompilerBuilder builder() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
    }

    private static CelCompiler facts() {
        CelCompilerBuilder builder = builder()
                .addVar("text", TEXT)
                .addVar("item.platform", SimpleType.STRING)
                .addVar("item.kind", SimpleType.STRING)
                .addVar("item.audience", SimpleType.STRING)
                .addVar("item.language", SimpleType.STRING)
                .addVar("match.known", ListType.create(SimpleType.STRING))
                .addVar("match.exact", ListType.create(SimpleType.STRING))
                .addFunctionDeclarations(
                        member("found", SimpleType.BOOL, SimpleType.STRING),
                        member("count", SimpleType.INT, SimpleType.STRING),
                        member("score", SimpleType.DOUBLE, SimpleType.STRING),
                        member("near", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
                        member("stands", SimpleType.BOOL, SimpleType.STRING, SimpleType.DOUBLE, CONTEXTS),
                        member(
                                "standsBy",
                                SimpleType.BOOL,
                                SimpleType.STRING,
                                SimpleType.STRING,
                                SimpleType.INT,
                                SimpleType.DOUBLE,
                                CONTEXTS));
        for (Element element : Element.values()) {
            builder.addVar(element.name(), SimpleType.STRING);
        }
        return builder.build();
    }

    private static CelFunctionDecl member(String name, CelType result, CelType... arguments) {
        CelType[] all = new CelType[arguments.length + 1];
        all[0] = TEXT;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload("text_" + name, result, all));
    }

    private static CelRuntime runtime() {
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "found",
                        CelFunctionBinding.from("text_found", TextFacts.class, String.class, TextFacts::found)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "count",
                        CelFunctionBinding.from("text_count", TextFacts.class, String.class, TextFacts::count)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "score",
                        CelFunctionBinding.from("text_score", TextFacts.class, String.class, TextFacts::score)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "near",
                        CelFunctionBinding.from(
                                "text_near",
                                List.of(TextFacts.class, String.class, String.class, Long.class),
                                a -> ((TextFacts) a[0]).near((String) a[1], (String) a[2], (Long) a[3]))))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "stands",
                        CelFunctionBinding.from(
                                "text_stands",
                                List.of(TextFacts.class, String.class, Double.class, Map.class),
                                a -> ((TextFacts) a[0]).stands((String) a[1], (Double) a[2], contexts(a[3])))))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "standsBy",
                        CelFunctionBinding.from(
                                "text_standsBy",
                                List.of(
                                        TextFacts.class,
                                        String.class,
                                        String.class,
                                        Long.class,
                                        Double.class,
                                        Map.class),
                                a -> ((TextFacts) a[0])
                                        .standsBy(
                                                (String) a[1],
                                                (String) a[2],
                                                (Long) a[3],
                                                (Double) a[4],
                                                contexts(a[5])))))
                .build();
    }

    /** The checker has seen to it that the map holds strings and integers. */
    @SuppressWarnings("unchecked")
    private static Map<String, Long> contexts(Object map) {
        return (Map<String, Long>) map;
    }
}
