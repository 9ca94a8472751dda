package org.brightline.fingerprint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Measures ways to find texts that are nearly the same: how many edited texts each finds at the threshold at which at most one
 * of a million pairs of different texts is found. It prints the table of the documentation and none of the texts.
 *
 * <p>Run by hand: {@code java -cp CLASSPATH org.brightline.fingerprint.NearTextFigures FOLDER}, the folder of text sets; a
 * number after it measures only so many of the ways.
 */
final class NearTextFigures {

    /** The product's way at the product's threshold. */
    private static final String PRODUCT = "one bit of 256 minima, 4 characters, as the product asks";

    private static final int TEXTS = 6000;
    private static final double FALSE_RATE = 1e-6;
    private static final int[] LENGTHS = {30, 60, 120, 240, 10_000};
    private static final Pattern TEXT = Pattern.compile("\"text\": \"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private record Way(String name, Function<String, long[]> sketch) {}

    private NearTextFigures() {}

    public static void main(String[] args) throws IOException {
        Random random = new Random(1);
        List<String> all = new ArrayList<>(texts(Path.of(args[0])));
        Collections.shuffle(all, random);
        Map<String, BiFunction<String, Random, String>> edits = edits();
        List<Way> ways = Stream.of(
                        new Way(PRODUCT, text -> ours(text)),
                        new Way("one bit of 256 minima, 4 characters", text -> ours(text)),
                        new Way("one bit of 256 minima, 3 characters", text -> minima(text, 3)),
                        new Way("one bit of 256 minima, 5 characters", text -> minima(text, 5)),
                        new Way("SimHash of 256 bits, 3 characters", text -> simHash(text, 3, 4)),
                        new Way("SimHash of 256 bits, 4 characters", text -> simHash(text, 4, 4)),
                        new Way("SimHash of 64 bits, 4 characters", text -> simHash(text, 4, 1)))
                .limit(args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE)
                .toList();
        System.out.println("| length | way | threshold | " + String.join(" | ", edits.keySet()) + " |");
        for (int band = 0; band + 1 < LENGTHS.length; band++) {
            int least = LENGTHS[band];
            int most = LENGTHS[band + 1];
            List<String> texts = all.stream()
                    .filter(text -> text.length() >= least && text.length() < most)
                    .limit(TEXTS)
                    .toList();
            for (Way way : ways) {
                long[][] sketches = texts.stream().map(way.sketch()).toArray(long[][]::new);
                boolean fixed = way.name().equals(PRODUCT);
                int threshold = fixed ? TextSketcher.DEFAULT_THRESHOLD : threshold(texts, sketches);
                StringBuilder row =
                        new StringBuilder("| " + least + "–" + (most - 1) + " | " + way.name() + " | " + threshold);
                for (BiFunction<String, Random, String> edit : edits.values()) {
                    Random dice = new Random(2);
                    int found = 0;
                    for (int i = 0; i < texts.size(); i++) {
                        found += distance(sketches[i], way.sketch().apply(edit.apply(texts.get(i), dice))) <= threshold
                                ? 1
                                : 0;
                    }
                    row.append(" | ").append(String.format(Locale.ROOT, "%.1f %%", 100.0 * found / texts.size()));
                }
                System.out.println(row + " |");
            }
            System.out.println("texts " + least + ": " + texts.size());
        }
    }

    /** The greatest threshold at which so few pairs of texts that are truly different are found. */
    private static int threshold(List<String> texts, long[][] sketches) {
        long[] falseAt = new long[sketches[0].length * 64 + 1];
        for (int i = 0; i < sketches.length; i++) {
            for (int j = 0; j < i; j++) {
                int distance = distance(sketches[i], sketches[j]);
                // Truly near texts are few and near; only for those is it looked closer.
                if (distance * 8 > sketches[0].length * 64 * 3 || different(texts.get(i), texts.get(j))) {
                    falseAt[distance]++;
                }
            }
        }
        double allowed = FALSE_RATE * sketches.length * (sketches.length - 1) / 2;
        int threshold = -1;
        for (long sum = falseAt[0]; sum <= allowed; sum += falseAt[threshold + 1]) {
            threshold++;
        }
        return threshold;
    }

    /** Texts that share less than half of their trigrams. */
    private static boolean different(String one, String other) {
        Set<Long> both = new LinkedHashSet<>();
        Arrays.stream(grams(one, 3)).forEach(both::add);
        int first = both.size();
        long[] others = Arrays.stream(grams(other, 3)).distinct().toArray();
        long common = Arrays.stream(others).filter(both::contains).count();
        return common * 2 < first + others.length - common;
    }

    private static Map<String, BiFunction<String, Random, String>> edits() {
        Map<String, BiFunction<String, Random, String>> edits = new LinkedHashMap<>();
        edits.put("one letter", (text, dice) -> {
            int at = dice.nextInt(text.length());
            return text.substring(0, at) + (char) ('a' + dice.nextInt(26)) + text.substring(at + 1);
        });
        edits.put("one word replaced", (text, dice) -> words(text, dice, (words, at) -> words.set(at, "harbour")));
        edits.put("one word left out", (text, dice) -> words(text, dice, (words, at) -> words.remove((int) at)));
        edits.put(
                "two words changed places",
                (text, dice) -> words(text, dice, (words, at) -> Collections.swap(words, at, (at + 1) % words.size())));
        edits.put("a tag before", (text, dice) -> "harbour news " + text);
        edits.put("a link behind", (text, dice) -> text + " https example org " + Integer.toString(dice.nextInt(), 36));
        edits.put("a fifth cut off", (text, dice) -> text.substring(0, text.length() * 4 / 5));
        edits.put(
                "5 % of letters",
                (text, dice) -> {
                    StringBuilder changed = new StringBuilder(text);
                    for (int i = 0; i < text.length(); i++) {
                        if (dice.nextInt(20) == 0) {
                            changed.setCharAt(i, (char) ('a' + dice.nextInt(26)));
                        }
                    }
                    return changed.toString();
                });
        return edits;
    }

    private interface WordEdit {
        void edit(List<String> words, int at);
    }

    private static String words(String text, Random dice, WordEdit edit) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        edit.edit(words, dice.nextInt(words.size()));
        return String.join(" ", words);
    }

    private static long[] ours(String text) {
        return TextSketcher.sketch(text)
                .map(sketch -> new long[] {sketch.a(), sketch.b(), sketch.c(), sketch.d()})
                .orElseGet(() -> minima(text, 4));
    }

    private static long[] minima(String text, int length) {
        long[] grams = Arrays.stream(grams(text, length)).distinct().toArray();
        long[] words = new long[4];
        for (int function = 0; function < 256; function++) {
            long least = Long.MAX_VALUE;
            for (long gram : grams) {
                least = Math.min(least, mixed(gram ^ mixed(function + 1L)));
            }
            words[function / 64] |= (least & 1) << function % 64;
        }
        return words;
    }

    private static long[] simHash(String text, int length, int words) {
        int[] sums = new int[words * 64];
        for (long gram : grams(text, length)) {
            for (int word = 0; word < words; word++) {
                long hash = mixed(gram ^ word * 0x5851f42d4c957f2dL);
                for (int bit = 0; bit < 64; bit++) {
                    sums[word * 64 + bit] += (hash >>> bit & 1) == 0 ? -1 : 1;
                }
            }
        }
        long[] sketch = new long[words];
        for (int i = 0; i < sums.length; i++) {
            sketch[i / 64] |= sums[i] > 0 ? 1L << i % 64 : 0;
        }
        return sketch;
    }

    private static long[] grams(String text, int length) {
        long[] grams = new long[Math.max(1, text.length() - length + 1)];
        for (int i = 0; i < grams.length; i++) {
            long gram = 0;
            for (int j = 0; j < Math.min(length, text.length()); j++) {
                gram = mixed(gram + text.charAt(i + j));
            }
            grams[i] = gram;
        }
        return grams;
    }

    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static int distance(long[] one, long[] other) {
        int distance = 0;
        for (int i = 0; i < one.length; i++) {
            distance += Long.bitCount(one[i] ^ other[i]);
        }
        return distance;
    }

    private static Set<String> texts(Path folder) throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        List<Path> files;
        try (Stream<Path> sets = Files.list(folder)) {
            files = sets.map(set -> set.resolve("data.jsonl.gz"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher text = TEXT.matcher(line);
                    if (text.find()) {
                        texts.add(normalised(text.group(1)));
                    }
                }
            }
        }
        return texts;
    }

    private static String normalised(String json) {
        String text = Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(json)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        return Normalizer.normalize(text.replaceAll("\\\\.", " "), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ")
                .strip();
    }
}
