package org.brightline.language.pattern;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brightline.language.Element;
import org.brightline.language.PatternException;
import org.brightline.language.names.ListedName;
import org.brightline.language.words.Token;

/**
 * The written patterns of all languages in one file, made and checked when the module is built: reading it takes a
 * twentieth of the time that the YAML files take, and one command line has a second in all.
 *
 * <p>The file holds every text once, then every tree node once (a node names earlier ones by number, so a list that many
 * patterns use is there one time), then the concepts and the common words of each language. It is the same, byte for byte, for the same patterns.
 */
final class CompiledPatterns {
    static final String FILE = "patterns.bin";

    private static final int FORMAT = 1;
    private static final byte WORDS = 0;
    private static final byte PREFIX = 1;
    private static final byte OF_KIND = 2;
    private static final byte ANYTHING = 3;
    private static final byte SEQUENCE = 4;
    private static final byte CHOICE = 5;
    private static final byte AT_START = 6;
    private static final byte OPTIONAL = 7;

    private CompiledPatterns() {}

    /** Compiles the written patterns into the folder of the classes given; the build calls it. */
    static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).resolve("org/brightline/language").resolve(FILE);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(Lexicon.written(), out);
        }
    }

    static void write(Lexicon lexicon, OutputStream out) throws IOException {
        new Writer().write(lexicon, out);
    }

    /** Reads what {@link #write} wrote; the names of the lexicon are left to the caller. */
    static Lexicon read(byte[] bytes, List<ListedName> names) {
        return new Reader(ByteBuffer.wrap(bytes)).read(names);
    }

    private static final class Writer {
        private final Map<String, Integer> texts = new LinkedHashMap<>();
        private final Map<PatternNode, Integer> nodes = new LinkedHashMap<>();

        void write(Lexicon lexicon, OutputStream to) throws IOException {
            Map<String, List<Concept>> concepts = new TreeMap<>(lexicon.concepts());
            Map<String, Set<String>> words = new TreeMap<>(lexicon.words());
            // Numbers are given in this order, which depends on the patterns alone.
            concepts.forEach((language, some) -> {
                text(language);
                some.forEach(this::number);
            });
            words.forEach((language, some) -> {
                text(language);
                new TreeSet<>(some).forEach(this::text);
            });
            DataOutputStream out = new DataOutputStream(to);
            out.writeInt(FORMAT);
            out.writeInt(texts.size());
            for (String text : texts.keySet()) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.writeInt(nodes.size());
            for (PatternNode node : nodes.keySet()) {
                write(node, out);
            }
            out.writeInt(concepts.size());
            for (Map.Entry<String, List<Concept>> entry : concepts.entrySet()) {
                out.writeInt(text(entry.getKey()));
                out.writeInt(entry.getValue().size());
                for (Concept concept : entry.getValue()) {
                    write(concept, out);
                }
            }
            out.writeInt(words.size());
            for (Map.Entry<String, Set<String>> entry : words.entrySet()) {
                out.writeInt(text(entry.getKey()));
                texts(new TreeSet<>(entry.getValue()), out);
            }
            out.flush();
        }

        private int text(String text) {
            return texts.computeIfAbsent(text, key -> texts.size());
        }

        private void number(Concept concept) {
            List.of(concept.name(), concept.element().name(), concept.date(), concept.source(), concept.note())
                    .forEach(this::text);
            concept.onlyWith().forEach(element -> text(element.name()));
            concept.positive().forEach(this::text);
            concept.negative().forEach(this::text);
            concept.patterns().forEach(this::number);
            concept.not().forEach(this::number);
        }

        private void number(PatternNode node) {
            switch (node) {
                case PatternNode.Words(Set<String> some) -> new TreeSet<>(some).forEach(this::text);
                case PatternNode.Prefix(String prefix) -> text(prefix);
                case PatternNode.OfKind(Set<Token.Kind> kinds) ->
                    EnumSet.copyOf(kinds).forEach(kind -> text(kind.name()));
                case PatternNode.Anything() -> {}
                case PatternNode.Sequence(List<PatternNode> parts) -> parts.forEach(this::number);
                case PatternNode.Choice(List<PatternNode> options) -> options.forEach(this::number);
                case PatternNode.AtStart(PatternNode part) -> number(part);
                case PatternNode.Optional(PatternNode part) -> number(part);
            }
            nodes.putIfAbsent(node, nodes.size());
        }

        private void write(PatternNode node, DataOutputStream out) throws IOException {
            switch (node) {
                case PatternNode.Words(Set<String> some) -> {
                    out.writeByte(WORDS);
                    texts(new TreeSet<>(some), out);
                }
                case PatternNode.Prefix(String prefix) -> {
                    out.writeByte(PREFIX);
                    out.writeInt(text(prefix));
                }
                case PatternNode.OfKind(Set<Token.Kind> kinds) -> {
                    out.writeByte(OF_KIND);
                    texts(EnumSet.copyOf(kinds).stream().map(Enum::name).toList(), out);
                }
                case PatternNode.Anything() -> out.writeByte(ANYTHING);
                case PatternNode.Sequence(List<PatternNode> parts) -> {
                    out.writeByte(SEQUENCE);
                    nodes(parts, out);
                }
                case PatternNode.Choice(List<PatternNode> options) -> {
                    out.writeByte(CHOICE);
                    nodes(options, out);
                }
                case PatternNode.AtStart(PatternNode part) -> {
                    out.writeByte(AT_START);
                    nodes(List.of(part), out);
                }
                case PatternNode.Optional(PatternNode part) -> {
                    out.writeByte(OPTIONAL);
                    nodes(List.of(part), out);
                }
            }
        }

        private void write(Concept concept, DataOutputStream out) throws IOException {
            texts(
                    List.of(concept.name(), concept.element().name(), concept.date(), concept.source(), concept.note()),
                    out);
            out.writeDouble(concept.score());
            nodes(concept.patterns(), out);
            nodes(concept.not(), out);
            texts(concept.onlyWith().stream().map(Enum::name).sorted().toList(), out);
            texts(concept.positive(), out);
            texts(concept.negative(), out);
        }

        private void texts(Collection<String> some, DataOutputStream out) throws IOException {
            out.writeInt(some.size());
            for (String text : some) {
                out.writeInt(text(text));
            }
        }

        private void nodes(List<PatternNode> some, DataOutputStream out) throws IOException {
            out.writeInt(some.size());
            for (PatternNode node : some) {
                out.writeInt(nodes.getOrDefault(node, -1));
            }
        }
    }

    private static final class Reader {
        private final ByteBuffer in;
        private final List<String> texts = new ArrayList<>();
        private final List<PatternNode> nodes = new ArrayList<>();

        Reader(ByteBuffer in) {
            this.in = in;
        }

        Lexicon read(List<ListedName> names) {
            int format = in.getInt();
            if (format != FORMAT) {
                throw new PatternException(FILE + " has format " + format + ", this program reads " + FORMAT + ".");
            }
            for (int left = in.getInt(); left > 0; left--) {
                int length = in.getInt();
                texts.add(new String(in.array(), in.position(), length, StandardCharsets.UTF_8));
                in.position(in.position() + length);
            }
            for (int left = in.getInt(); left > 0; left--) {
                nodes.add(node());
            }
            Map<String, List<Concept>> concepts = new HashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                String language = texts.get(in.getInt());
                int count = in.getInt();
                List<Concept> some = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    some.add(concept());
                }
                concepts.put(language, some);
            }
            Map<String, Set<String>> words = new HashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                words.put(texts.get(in.getInt()), new HashSet<>(someTexts()));
            }
            return new Lexicon(concepts, names, words);
        }

        private PatternNode node() {
            byte kind = in.get();
            return switch (kind) {
                case WORDS -> new PatternNode.Words(new HashSet<>(someTexts()));
                case PREFIX -> new PatternNode.Prefix(texts.get(in.getInt()));
                case OF_KIND -> {
                    Set<Token.Kind> kinds = EnumSet.noneOf(Token.Kind.class);
                    someTexts().forEach(name -> kinds.add(Token.Kind.valueOf(name)));
                    yield new PatternNode.OfKind(kinds);
                }
                case ANYTHING -> new PatternNode.Anything();
                case SEQUENCE -> new PatternNode.Sequence(someNodes());
                case CHOICE -> new PatternNode.Choice(someNodes());
                case AT_START -> new PatternNode.AtStart(someNodes().getFirst());
                case OPTIONAL -> new PatternNode.Optional(someNodes().getFirst());
                default -> throw new PatternException(FILE + " holds a node of an unknown kind " + kind + ".");
            };
        }

        private Concept concept() {
            List<String> head = someTexts();
            double score = in.getDouble();
            List<PatternNode> patterns = someNodes();
            List<PatternNode> not = someNodes();
            Set<Element> onlyWith = EnumSet.noneOf(Element.class);
            someTexts().forEach(name -> onlyWith.add(Element.valueOf(name)));
            return new Concept(
                    head.get(0),
                    Element.valueOf(head.get(1)),
                    head.get(2),
                    head.get(3),
                    score,
                    head.get(4),
                    patterns,
                    not,
                    onlyWith,
                    someTexts(),
                    someTexts());
        }

        private List<String> someTexts() {
            int count = in.getInt();
            List<String> some = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                some.add(texts.get(in.getInt()));
            }
            return some;
        }

        private List<PatternNode> someNodes() {
            int count = in.getInt();
            List<PatternNode> some = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                some.add(nodes.get(in.getInt()));
            }
            return some;
        }
    }
}
