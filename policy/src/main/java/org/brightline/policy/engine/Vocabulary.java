package org.brightline.policy.engine;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brightline.language.Element;

/** What a condition may speak of: the declared names with their types, and what stands behind the functions of {@code text}. */
public final class Vocabulary {
    /** Before the name of a declared account-history window. */
    public static final String HISTORY = "history.";

    /** The banks that a medium of the item is in, or looks like an entry of. */
    static final String KNOWN = "match.known";

    /** The banks of confirmed content that hold an exact copy of a medium of the item. */
    public static final String EXACT = "match.exact";

    /** Who could see an item. */
    public static final List<String> AUDIENCES = List.of("PUBLIC", "OPEN_GROUP", "CLOSED_GROUP", "PRIVATE");

    private static final OpaqueType TEXT = OpaqueType.create("text");
    private static final MapType CONTEXTS = MapType.create(SimpleType.STRING, SimpleType.INT);

    private static final Map<String, CelType> VARIABLES = Map.of(
            "text",
            TEXT,
            "item.platform",
            SimpleType.STRING,
            "item.kind",
            SimpleType.STRING,
            "item.audience",
            SimpleType.STRING,
            "item.language",
            SimpleType.STRING,
            KNOWN,
            ListType.create(SimpleType.STRING),
            EXACT,
            ListType.create(SimpleType.STRING));

    private static final List<CelFunctionDecl> FUNCTIONS = List.of(
            member("found", SimpleType.BOOL, SimpleType.STRING),
            member("count", SimpleType.INT, SimpleType.STRING),
            member("score", SimpleType.DOUBLE, SimpleType.STRING),
            member("near", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
            member("learned", SimpleType.BOOL, SimpleType.STRING, SimpleType.DOUBLE, CONTEXTS),
            member("stands", SimpleType.BOOL, SimpleType.STRING, SimpleType.DOUBLE, CONTEXTS),
            member(
                    "standsBy",
                    SimpleType.BOOL,
                    SimpleType.STRING,
                    SimpleType.STRING,
                    SimpleType.INT,
                    SimpleType.DOUBLE,
                    CONTEXTS));

    /** The constants: every element and every audience, so that a misspelt one is an error when the clause is read. */
    static final Map<String, Object> CONSTANTS = constants();

    private Vocabulary() {}

    private static Map<String, Object> constants() {
        Map<String, Object> constants = new HashMap<>();
        Arrays.stream(Element.values()).forEach(element -> constants.put(element.name(), element.name()));
        AUDIENCES.forEach(audience -> constants.put(audience, audience));
        return Map.copyOf(constants);
    }

    /** All names that a condition may use, for a guess at what was meant. */
    public static Set<String> names(Set<String> windows) {
        Set<String> names = new TreeSet<>(VARIABLES.keySet());
        names.addAll(CONSTANTS.keySet());
        windows.forEach(window -> names.add(HISTORY + window));
        return names;
    }

    /** The functions of {@code text}, as they begin in a condition. */
    public static Set<String> functions() {
        Set<String> functions = new TreeSet<>();
        FUNCTIONS.forEach(function -> functions.add("text." + function.name()));
        return functions;
    }

    static void declare(CelCompilerBuilder builder, Set<String> windows) {
        VARIABLES.forEach(builder::addVar);
        CONSTANTS.keySet().forEach(name -> builder.addVar(name, SimpleType.STRING));
        windows.forEach(window -> builder.addVar(HISTORY + window, SimpleType.INT));
        builder.addFunctionDeclarations(FUNCTIONS);
    }

    private static CelFunctionDecl member(String name, CelType result, CelType... arguments) {
        CelType[] all = new CelType[arguments.length + 1];
        all[0] = TEXT;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload("text_" + name, result, all));
    }

    static void bind(CelRuntimeBuilder builder) {
        bind(builder, "found", CelFunctionBinding.from("text_found", TextFacts.class, String.class, TextFacts::found));
        bind(builder, "count", CelFunctionBinding.from("text_count", TextFacts.class, String.class, TextFacts::count));
        bind(builder, "score", CelFunctionBinding.from("text_score", TextFacts.class, String.class, TextFacts::score));
        bind(
                builder,
                "near",
                CelFunctionBinding.from(
                        "text_near",
                        List.of(TextFacts.class, String.class, String.class, Long.class),
                        a -> ((TextFacts) a[0]).near((String) a[1], (String) a[2], (Long) a[3])));
        bind(
                builder,
                "learned",
                CelFunctionBinding.from(
                        "text_learned",
                        List.of(TextFacts.class, String.class, Double.class, Map.class),
                        a -> ((TextFacts) a[0]).learned((String) a[1], (Double) a[2], contexts(a[3]))));
        bind(
                builder,
                "stands",
                CelFunctionBinding.from(
                        "text_stands",
                        List.of(TextFacts.class, String.class, Double.class, Map.class),
                        a -> ((TextFacts) a[0]).stands((String) a[1], (Double) a[2], contexts(a[3]))));
        bind(
                builder,
                "standsBy",
                CelFunctionBinding.from(
                        "text_standsBy",
                        List.of(TextFacts.class, String.class, String.class, Long.class, Double.class, Map.class),
                        a -> ((TextFacts) a[0])
                                .standsBy((String) a[1], (String) a[2], (Long) a[3], (Double) a[4], contexts(a[5]))));
    }

    private static void bind(CelRuntimeBuilder builder, String name, CelFunctionBinding binding) {
        builder.addFunctionBindings(CelFunctionBinding.fromOverloads(name, binding));
    }

    /** The checker has seen to it that the map holds strings and integers. */
    @SuppressWarnings("unchecked")
    private static Map<String, Long> contexts(Object map) {
        return (Map<String, Long>) map;
    }
}
