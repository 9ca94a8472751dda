package org.brightline.language.learned.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.brightline.language.Element;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One labelled post of the training corpus.
 *
 * @param text the post
 * @param rung its rung; {@code NONE} and {@code VIEW} are below the line
 * @param elements what it shows
 */
public record Post(String text, String rung, Set<Element> elements) {
    private static final Map<String, List<Element>> OF_RUNG = Map.of(
            "PROMOTION", List.of(Element.PRAISE),
            "SOLICITATION", List.of(Element.FINANCE, Element.INSTRUCT, Element.RECRUIT),
            "INCITEMENT", List.of(Element.CALL, Element.THREAT),
            "PLOTTING", List.of(Element.INTENT));

    boolean crossesLine() {
        return OF_RUNG.containsKey(rung);
    }

    /** The conduct that puts it on its rung; it has to cross the line. A pledge counts as praise, a preparation as intent. */
    Element conduct() {
        List<Element> some = OF_RUNG.getOrDefault(rung, List.of());
        return some.stream().filter(elements::contains).findFirst().orElseGet(some::getLast);
    }

    /** The corpus's files of one language, by name. */
    static List<Path> files(Path corpus, String language) throws IOException {
        try (Stream<Path> files = Files.list(corpus.resolve(language))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** Reads one file; {@code corpus/README.md} says what is in it. */
    static List<Post> read(Path file) throws IOException {
        List<Post> posts = new ArrayList<>();
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        for (String line : Files.readAllLines(file)) {
            // JSON is YAML; one reader serves both.
            if (new Load(settings).loadFromString(line) instanceof Map<?, ?> row
                    && row.get("elements") instanceof List<?> names) {
                Set<Element> elements = EnumSet.noneOf(Element.class);
                names.forEach(name -> elements.add(Element.valueOf(String.valueOf(name))));
                posts.add(new Post(String.valueOf(row.get("text")), String.valueOf(row.get("rung")), elements));
            } else {
                throw new IOException(file + ", line " + (posts.size() + 1)
                        + ": expected is an object with text, rung and a list of elements.");
            }
        }
        return posts;
    }
}
