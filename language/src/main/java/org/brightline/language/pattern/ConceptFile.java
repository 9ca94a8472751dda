package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brightline.language.Element;
import org.brightline.language.PatternException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a pattern file. Strict: an unknown key, a missing one or a wrong type is an error that names the file. */
final class ConceptFile {
    private static final int LARGEST = 200_000;
    private static final Set<String> KEYS = Set.of(
            "element",
            "date",
            "source",
            "score",
            "note",
            "lists",
            "patterns",
            "not",
            "only_with",
            "positive",
            "negative");

    private final String file;
    private final Map<String, Object> content;

    private ConceptFile(String file, Map<String, Object> content) {
        this.file = file;
        this.content = content;
    }

    /** Reads one concept; the lists are those that all files of the language share. */
    static Concept parse(String file, String yaml, PatternLists sharedLists) {
        return new ConceptFile(file, load(file, yaml)).concept(sharedLists);
    }

    /** Reads a file that maps names to lists of entries. */
    static Map<String, List<String>> parseLists(String file, String yaml) {
        Map<String, Object> content = load(file, yaml);
        Map<String, List<String>> lists = new HashMap<>();
        content.forEach((name, value) -> lists.put(name, strings(file, name, value)));
        return lists;
    }

    private Concept concept(PatternLists sharedLists) {
        Set<String> unknown = new TreeSet<>(content.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new PatternException(file + ": unknown keys " + unknown + "; known are " + new TreeSet<>(KEYS) + ".");
        }
        Map<String, List<String>> own = new HashMap<>();
        if (content.get("lists") instanceof Map<?, ?> some) {
            some.forEach((name, value) -> own.put(String.valueOf(name), strings(file, "lists", value)));
        }
        PatternLists lists = new PatternLists(own, sharedLists);
        Set<Element> onlyWith = EnumSet.noneOf(Element.class);
        for (String name : optional("only_with")) {
            onlyWith.add(element(name));
        }
        return new Concept(
                file.replace(".yaml", ""),
                element(text("element")),
                text("date"),
                text("source"),
                score(),
                text("note"),
                patterns(strings(file, "patterns", content.get("patterns")), lists, false),
                patterns(optional("not"), lists, true),
                onlyWith,
                strings(file, "positive", content.get("positive")),
                strings(file, "negative", content.get("negative")));
    }

    private List<PatternNode> patterns(List<String> sources, PatternLists lists, boolean gapAtEnd) {
        List<PatternNode> nodes = new ArrayList<>();
        for (String source : sources) {
            try {
                PatternNode node = PatternSyntax.parse(source, lists);
                if (node.mayEndInGap() && !gapAtEnd) {
                    throw new PatternException("Pattern '" + source + "' must not end with a gap.");
                }
                nodes.add(node);
            } catch (PatternException e) {
                throw new PatternException(file + ": " + e.getMessage(), e);
            }
        }
        return nodes;
    }

    private Element element(String name) {
        try {
            return Element.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new PatternException(file + ": '" + name + "' is no element.", e);
        }
    }

    private double score() {
        if (content.get("score") instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw new PatternException(file + ": 'score' must be a number above 0 and up to 1.");
    }

    private String text(String key) {
        if (content.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new PatternException(file + ": '" + key + "' must be a text.");
    }

    private List<String> optional(String key) {
        Object value = content.get(key);
        return value == null ? List.of() : strings(file, key, value);
    }

    private static List<String> strings(String file, String key, @Nullable Object value) {
        if (!(value instanceof List<?> entries) || entries.isEmpty()) {
            throw new PatternException(file + ": '" + key + "' must be a list of texts, at least one.");
        }
        List<String> out = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof String text)) {
                throw new PatternException(file + ": '" + key + "' holds " + entry + ", which is no text; quote it.");
            }
            out.add(text);
        }
        return out;
    }

    private static Map<String, Object> load(String file, String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        Object loaded;
        try {
            loaded = new Load(settings).loadFromString(yaml);
        } catch (YamlEngineException | IllegalArgumentException e) {
            // The parser decodes the address in a tag by java.net.URLDecoder, which answers a broken one so.
            throw new PatternException(file + ": not readable as YAML: " + e.getMessage(), e);
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new PatternException(file + ": the file must be a map of keys and values.");
        }
        Map<String, Object> content = new HashMap<>();
        map.forEach((key, value) -> content.put(String.valueOf(key), value));
        return content;
    }
}
