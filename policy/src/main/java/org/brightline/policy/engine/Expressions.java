package org.brightline.policy.engine;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brightline.language.Element;

/**
 * Compiles the expressions of clauses: CEL over the {@link Vocabulary}, typed and bounded, so that they always end. The bounds are
 * part of what a release means and are therefore the same everywhere, not a setting: the same release judges the same facts the
 * same way on every machine.
 *
 * <p>Source: the Common Expression Language, cel.dev.
 */
public final class Expressions {
    /** Characters of one expression. */
    static final int LONGEST = 2_000;

    /** Steps of all macros ({@code all}, {@code exists}, {@code map}) of one evaluation; beyond, it cannot be told. */
    static final int MOST_ITERATIONS = 1_000;

    /** Nesting of one expression. */
    static final int DEEPEST = 32;

    private static final Set<StandardFunction> FUNCTIONS = EnumSet.of(
            StandardFunction.LOGICAL_AND,
            StandardFunction.LOGICAL_OR,
            StandardFunction.LOGICAL_NOT,
            StandardFunction.NOT_STRICTLY_FALSE,
            StandardFunction.CONDITIONAL,
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.LESS,
            StandardFunction.LESS_EQUALS,
            StandardFunction.GREATER,
            StandardFunction.GREATER_EQUALS,
            StandardFunction.ADD,
            StandardFunction.SUBTRACT,
            StandardFunction.MULTIPLY,
            StandardFunction.DIVIDE,
            StandardFunction.MODULO,
            StandardFunction.NEGATE,
            StandardFunction.IN,
            StandardFunction.INDEX,
            StandardFunction.SIZE,
            StandardFunction.CONTAINS,
            StandardFunction.STARTS_WITH,
            StandardFunction.ENDS_WITH,
            StandardFunction.MATCHES,
            StandardFunction.BOOL,
            StandardFunction.INT,
            StandardFunction.DOUBLE,
            StandardFunction.STRING,
            StandardFunction.DYN,
            StandardFunction.TYPE);

    private static final Pattern NO_SUCH_VALUES = Pattern.compile("uint|bytes|timestamp|duration");

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    /**
     * The part of CEL that has something to work on here: truth, comparison, arithmetic, lists, maps, strings and conversions. There is no time, no duration,
     * no bytes and no unsigned number in the vocabulary, and the checker declares all of it anew for every expression.
     */
    private static final CelStandardDeclarations DECLARATIONS = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) -> FUNCTIONS.contains(function)
                    && !NO_SUCH_VALUES
                            .matcher(overload.celOverloadDecl().overloadId())
                            .find())
            .build();

    private static final int MOST_KEPT = 500;
    private static final Map<String, Compiled> KEPT = new ConcurrentHashMap<>();
    private static final CelCompiler WITHOUT_HISTORY = conditionCompiler(Set.of());
    private static final CelRuntime RUNTIME = runtime();

    private Expressions() {}

    /**
     * A program.
     *
     * @param references the declared names that it uses
     * @param subjects the elements whose findings it asks about; without any of them it is the same whatever else was found
     * @param negated the calls of {@code text} that it asks only under a negation, as {@link Signs} names them
     */
    public record Compiled(
            CelRuntime.Program program, Set<String> references, Set<Element> subjects, Set<List<Object>> negated) {
        boolean asksForMatches() {
            return references.contains(Vocabulary.KNOWN) || references.contains(Vocabulary.EXACT);
        }
    }

    /** What is wrong with an expression, with line and column inside it, from 1. */
    public record Fault(int line, int column, String message) {}

    /** Thrown when an expression does not compile. */
    public static final class FaultyException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        FaultyException(List<Fault> faults) {
            super(faults.toString());
            this.faults = faults;
        }

        /** Every fault, in the order in which the compiler found them; at least one. */
        public List<Fault> faults() {
            return faults;
        }
    }

    /** A condition over the facts and these windows. */
    public static Compiled condition(String expression, Set<String> windows) throws FaultyException {
        return once("condition", windows, expression, () -> compiledCondition(expression, windows));
    }

    private static Compiled compiledCondition(String expression, Set<String> windows) throws FaultyException {
        CelCompiler compiler = windows.isEmpty() ? WITHOUT_HISTORY : conditionCompiler(windows);
        CelAbstractSyntaxTree tree = check(compiler, expression, Vocabulary.names(windows));
        List<Fault> faults = ConditionCheck.faults(tree);
        if (!faults.isEmpty()) {
            throw new FaultyException(faults);
        }
        return program(tree, ConditionCheck.subjects(tree), Signs.negated(tree));
    }

    /** Compiles expressions over the names of a clause's conditions. */
    public static final class Combiner {
        private final Set<String> names;
        private final CelCompiler compiler;

        /** With the names that the expressions may combine; each is true or false. */
        public Combiner(Collection<String> names) {
            this.names = Set.copyOf(names);
            CelCompilerBuilder builder = builder();
            names.forEach(name -> builder.addVar(name, SimpleType.BOOL));
            this.compiler = builder.build();
        }

        /** The program of one expression. What was compiled before is not compiled again. */
        public Compiled compile(String expression) throws FaultyException {
            return once(
                    "combination",
                    names,
                    expression,
                    () -> program(check(compiler, expression, names), Set.of(), Set.of()));
        }
    }

    /** A release is compiled when it is read, to find its faults, and again to run: what was compiled is kept. */
    private static Compiled once(String kind, Set<String> names, String expression, Work work) throws FaultyException {
        String key = kind + new TreeSet<>(names) + expression;
        Compiled known = KEPT.get(key);
        if (known == null) {
            known = work.compile();
            if (KEPT.size() >= MOST_KEPT) {
                KEPT.clear();
            }
            KEPT.put(key, known);
        }
        return known;
    }

    private interface Work {
        Compiled compile() throws FaultyException;
    }

    private static CelAbstractSyntaxTree check(CelCompiler compiler, String expression, Collection<String> names)
            throws FaultyException {
        CelValidationResult checked = compiler.compile(expression);
        if (checked.hasError()) {
            CompilerWords words = new CompilerWords(expression, names);
            throw new FaultyException(
                    checked.getErrors().stream().map(words::fault).toList());
        }
        try {
            return checked.getAst();
        } catch (CelValidationException e) {
            throw new FaultyException(List.of(new Fault(1, 1, String.valueOf(e.getMessage()))));
        }
    }

    private static Compiled program(CelAbstractSyntaxTree tree, Set<Element> subjects, Set<List<Object>> negated)
            throws FaultyException {
        try {
            Set<String> references = tree.getReferenceMap().values().stream()
                    .map(reference -> reference.name())
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            return new Compiled(RUNTIME.createProgram(tree), references, subjects, negated);
        } catch (CelEvaluationException e) {
            throw new FaultyException(List.of(new Fault(1, 1, String.valueOf(e.getMessage()))));
        }
    }

    private static CelCompilerBuilder builder() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(DECLARATIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
    }

    private static CelCompiler conditionCompiler(Set<String> windows) {
        CelCompilerBuilder builder = builder();
        Vocabulary.declare(builder, windows);
        return builder.build();
    }

    private static CelRuntime runtime() {
        Set<String> functions = FUNCTIONS.stream().map(Enum::name).collect(Collectors.toSet());
        CelRuntimeBuilder builder = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .filterFunctions((function, overload) -> functions.contains(function.name()))
                        .build());
        Vocabulary.bind(builder);
        return builder.build();
    }
}
