package org.brightline.policy.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brightline.policy.PolicyProblem;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The YAML of one file as a tree that knows its lines. Bounded before the tree is built: size, depth, number of
 * nodes, no anchors and aliases, so that a small file cannot grow large.
 */
public final class YamlFile {
    /** Characters of one file. */
    public static final int LARGEST = 200_000;

    /** Nesting of one file. */
    static final int DEEPEST = 8;

    /** Maps, lists and values of one file. */
    static final int MOST_NODES = 10_000;

    private final String file;
    private final List<PolicyProblem> problems;
    private int[] source = {};

    /**
     * A file that is not read yet.
     *
     * @param file the name that its problems are to carry
     * @param problems where they are added
     */
    public YamlFile(String file, List<PolicyProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The keys of the file with their values, or null when it cannot be used; then a problem has been noted. */
    @Nullable public Map<String, Node> read(String yaml) {
        if (yaml.length() > LARGEST) {
            problem(0, 0, "the file has " + yaml.length() + " characters; at most " + LARGEST + " are read");
            return null;
        }
        if (halfACharacter(yaml)) {
            return null;
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            if (!bounded(settings, yaml)) {
                return null;
            }
            Optional<Node> root = new Compose(settings).composeString(yaml);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                source = yaml.codePoints().toArray();
                return keys(mapping);
            }
            problem(1, 1, "the file must be a map of keys and values");
        } catch (MarkedYamlEngineException e) {
            YamlWords.Slip slip = YamlWords.of(yaml, e);
            problem(slip.line(), slip.column(), slip.words());
        } catch (YamlEngineException | IllegalArgumentException e) {
            // The parser decodes the address in a tag by java.net.URLDecoder, which answers a broken one so.
            problem(0, 0, "not readable as YAML: " + e.getMessage());
        }
        return null;
    }

    /** The parser reads past its end where two halves of characters stand side by side; no file in UTF-8 has any. */
    private boolean halfACharacter(String yaml) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < yaml.length(); i += Character.charCount(yaml.codePointAt(i))) {
            int character = yaml.codePointAt(i);
            if (Character.getType(character) == Character.SURROGATE) {
                problem(line, column, "half a character stands here; save the file as UTF-8");
                return true;
            }
            line += character == '\n' ? 1 : 0;
            column = character == '\n' ? 1 : column + 1;
        }
        return false;
    }

    private boolean bounded(LoadSettings settings, String yaml) {
        int depth = 0;
        int nodes = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                return refuse(event, "anchors and aliases are not allowed; write the value out");
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                return refuse(event, "nested more than " + DEEPEST + " deep");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof NodeEvent && ++nodes > MOST_NODES) {
                return refuse(event, "more than " + MOST_NODES + " values");
            }
            if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
                return refuse(event, "a file holds one document; put the next one in its own file");
            }
        }
        return true;
    }

    private boolean refuse(Event event, String message) {
        Optional<Mark> mark = event.getStartMark();
        problem(
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0),
                message);
        return false;
    }

    /** The entries of a map in their order; a key that is no text or comes twice is a problem. */
    Map<String, Node> keys(MappingNode mapping) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(tuple.getKeyNode(), "a key must be a word");
            } else if (keys.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                problem(key, "the key '" + key.getValue() + "' comes twice");
            }
        }
        return keys;
    }

    /**
     * A problem inside a value, at the code point with so many others before it that are no white space; white space is what
     * folding and indentation change.
     */
    void problem(ScalarNode scalar, int solid, String message) {
        int[] place = ScalarPlaces.of(source, scalar, solid);
        problem(place[0], place[1], message);
    }

    void problem(Node node, String message) {
        problem(line(node), column(node), message);
    }

    void problem(int line, int column, String message) {
        problems.add(new PolicyProblem(file, line, column, message));
    }

    /** The line where a value begins, from 1; 0 where it is not known. */
    public static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    static int column(Node node) {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    }
}
