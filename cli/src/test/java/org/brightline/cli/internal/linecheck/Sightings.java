package org.brightline.cli.internal.linecheck;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where cases stand in a source tree. They are told by id, file and line and never by their words, so that whoever mends the tree
 * need not read the suite. Sought is:
 *
 * <ul>
 *   <li>in every file, a row of {@value #ROW} words of a case, or a whole case of {@value #WHOLE} words or more;
 *   <li>in every file, a shorter case as a whole line or quoted phrase, and a case of one word as a whole post of the corpus:
 *       elsewhere such words are everybody's;
 *   <li>in the language module, a near copy: a post or line in which at least {@value #LEAST} words of a case stand in rows of
 *       {@value #NEAR} or more, if these are more than {@value #MOST} % of the case. Fewer are commonplaces.
 * </ul>
 */
final class Sightings {
    private static final int ROW = 7;
    private static final int WHOLE = 4;
    private static final int NEAR = 3;
    private static final int LEAST = 6;
    private static final int MOST = 40;

    private static final Path LANGUAGE = Path.of("language");
    private static final Path CORPUS = Path.of("language", "src", "train");
    private static final Set<String> MADE = Set.of("target", "dist", "data", "line-check");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u+([0-9a-fA-F]{4})|[nrtbf\"])");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<LineCase> cases;
    private final List<List<String>> words = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> phrases = new HashMap<>();
    private final Map<String, List<Place>> near = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();

    private record Place(int number, int position) {}

    private Sightings(List<LineCase> cases) {
        this.cases = cases;
        for (int number = 0; number < cases.size(); number++) {
            List<String> own = words(cases.get(number).text());
            words.add(own);
            if (own.size() < WHOLE) {
                phrases.put(String.join(" ", own), number);
                continue;
            }
            int length = Math.min(ROW, own.size());
            for (int i = 0; i + length <= own.size(); i++) {
                rows.put(row(own, i, length), number);
            }
            for (int i = 0; i + NEAR <= own.size(); i++) {
                near.computeIfAbsent(row(own, i, NEAR), _ -> new ArrayList<>()).add(new Place(number, i));
            }
        }
        phrases.remove("");
    }

    /** Each as «case, file:line, and what stands there», in the order of the cases. */
    static List<String> of(List<LineCase> cases, Path root) throws IOException {
        Sightings sightings = new Sightings(cases);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean left = !folder.equals(root) && (name.startsWith(".") || MADE.contains(name));
                return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    sightings.search(root.relativize(file), Files.readAllLines(file));
                } catch (CharacterCodingException e) {
                    // No text: a picture or a model.
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(sightings.seen);
    }

    private void search(Path file, List<String> lines) {
        boolean corpus = file.startsWith(CORPUS) && file.toString().endsWith(".jsonl");
        List<String> all = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String where = file + ":" + (i + 1);
            String line = corpus ? JSON.readTree(lines.get(i)).get("text").asString() : unescaped(lines.get(i));
            List<String> own = words(line);
            phrase(own, where, corpus ? 1 : 2);
            if (!corpus) {
                Stream.of(lines.get(i).split("[\"'«»“”„`|\t]")).forEach(part -> phrase(words(part), where, 2));
            }
            if (file.startsWith(LANGUAGE)) {
                near(own, where);
            }
            for (String word : own) {
                all.add(word);
                numbers.add(i + 1);
            }
        }
        for (int length = WHOLE; length <= ROW; length++) {
            for (int i = 0; i + length <= all.size(); i++) {
                Integer number = rows.get(row(all, i, length));
                if (number != null) {
                    see(number, file + ":" + numbers.get(i), length + " words in a row");
                }
            }
        }
    }

    private void phrase(List<String> phrase, String where, int least) {
        Integer number = phrase.size() < least ? null : phrases.get(String.join(" ", phrase));
        if (number != null) {
            see(number, where, "the whole case");
        }
    }

    private void near(List<String> line, String where) {
        Map<Integer, BitSet> shared = new HashMap<>();
        for (int i = 0; i + NEAR <= line.size(); i++) {
            for (Place place : near.getOrDefault(row(line, i, NEAR), List.of())) {
                shared.computeIfAbsent(place.number(), _ -> new BitSet())
                        .set(place.position(), place.position() + NEAR);
            }
        }
        shared.forEach((number, positions) -> {
            int count = positions.cardinality();
            int of = words.get(number).size();
            if (count >= LEAST && 100 * count > MOST * of) {
                see(number, where, count + " of its " + of + " words");
            }
        });
    }

    private void see(int number, String where, String what) {
        seen.add(cases.get(number).id() + " " + where + " " + what);
    }

    private static String row(List<String> words, int from, int length) {
        return String.join(" ", words.subList(from, from + length));
    }

    /** As a compiler reads what is between quotation marks. */
    private static String unescaped(String line) {
        return ESCAPE.matcher(line)
                .replaceAll(found -> found.group(1) == null
                        ? " "
                        : java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** Without marks, joiners and stretching, which part no words. */
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Stream.of(plain.replaceAll("[\\p{M}\\p{Cf}\u0640]", "").split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
