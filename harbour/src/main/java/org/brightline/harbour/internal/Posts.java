package org.brightline.harbour.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** What is posted: what was written by hand, in its order, with everyday talk of the town around it. */
public final class Posts {
    private static final int ALL = 310;
    /** After so many everyday posts comes one that was written by hand. */
    private static final int BETWEEN = 1;

    private static final String[] PEOPLE = {
        "Ada Brine", "Ben Wharf", "Clara Tide", "Dov Marsh", "Elin Reed", "Finn Oakley", "Greta Lull", "Hamid Shoal",
                "Ines Pool",
        "Jory Kelp", "Kaja Sands", "Liam Quay", "Mina Ferry", "Noor Gale", "Otis Plank", "Petra Cove", "Quinn Drift",
                "Rosa Pier",
        "Sven Mole", "Tara Buoy", "Udo Lantern", "Vera Salt", "Wim Dune", "Xenia Holm", "Yara Spit", "Zeno Creek"
    };

    private static final String[] WHAT = {
        "The ferry", "The bakery on Gull Lane", "Our chess club", "The school fair", "The brass band",
                "The fish market",
        "The under-twelves", "The tide pool walk", "The library", "My neighbour's cat", "The harbour choir",
                "The old crane"
    };
    private static final String[] HOW = {
        "was late again and nobody minded.",
        "made my whole week.",
        "is looking for volunteers on Saturday.",
        "won, three to one!",
        "starts at seven, bring a coat.",
        "has fresh rolls until noon.",
        "sounded better than ever last night.",
        "is closed for repairs until Thursday.",
        "had a queue around the corner.",
        "needs a new roof and a little luck."
    };
    private static final String[] AND = {
        "Fog is rolling in.",
        "See you there!",
        "What a view from the pier today.",
        "Somebody left a blue scarf, it is at the kiosk.",
        "Happy birthday to my grandmother, ninety today.",
        "Rain from four, they say.",
        "I love this town."
    };

    private Posts() {}

    /** All posts in the order of their appearance; the same seed gives the same. */
    public static List<Post> all(long seed) {
        Random random = new Random(seed);
        List<String[]> written = written();
        List<String> everyday = everyday(ALL - written.size(), random);
        List<Post> posts = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < everyday.size(); i++) {
            if (i % (BETWEEN + 1) == BETWEEN && next < written.size()) {
                add(posts, written.get(next++), random);
            }
            String picture = i % 16 == 5 ? "scene:" + i : null;
            posts.add(new Post(id(posts), person(random), "en", everyday.get(i), picture, "NONE"));
        }
        while (next < written.size()) {
            add(posts, written.get(next++), random);
        }
        return List.copyOf(posts);
    }

    private static void add(List<Post> posts, String[] row, Random random) {
        posts.add(new Post(id(posts), person(random), row[1], row[3], row[2].equals("-") ? null : row[2], row[0]));
    }

    private static String id(List<Post> posts) {
        return "p-" + (1001 + posts.size());
    }

    private static String person(Random random) {
        return PEOPLE[random.nextInt(PEOPLE.length)];
    }

    /** The opaque reference under which a platform knows somebody. */
    static String reference(String person) {
        return "u-" + (100 + List.of(PEOPLE).indexOf(person));
    }

    /** Who is behind a reference. */
    static String person(String reference) {
        int index = reference.matches("u-\\d{3}") ? Integer.parseInt(reference.substring(2)) - 100 : -1;
        return index >= 0 && index < PEOPLE.length ? PEOPLE[index] : "";
    }

    private static List<String> everyday(int count, Random random) {
        Set<String> texts = new LinkedHashSet<>();
        while (texts.size() < count) {
            String text = WHAT[random.nextInt(WHAT.length)] + " " + HOW[random.nextInt(HOW.length)];
            texts.add(random.nextInt(3) == 0 ? text : text + " " + AND[random.nextInt(AND.length)]);
        }
        List<String> list = new ArrayList<>(texts);
        Collections.shuffle(list, random);
        return list;
    }

    /** Rows of gold, language, picture and text. */
    static List<String[]> written() {
        try (InputStream in =
                Objects.requireNonNull(Posts.class.getResourceAsStream("/org/brightline/harbour/posts.tsv"))) {
            List<String[]> rows = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] row = line.split("\t", 4);
                        if (row.length != 4) {
                            throw new IllegalStateException("This line of posts.tsv has not four columns: " + line);
                        }
                        rows.add(row);
                    });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
