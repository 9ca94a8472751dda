package org.brightline.harbour.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * What is posted and by whom, written by hand in {@code posts.tsv} and {@code people.tsv}. First comes a backlog of everyday text; after
 * it the first post of every rung and the first poster come early, so that a visitor need not wait, and the others are spread over the rest.
 */
public final class Posts {
    /** How many posts stand there when Harbour opens; all of them text, none of them notable. */
    static final int BACKLOG = 120;

    /** Among so many posts one is notable while the first ones come. */
    private static final int EARLY = 5;

    private static final Map<String, Person> PEOPLE = people();

    private Posts() {}

    /** All posts in the order of their appearance, the backlog first; the same seed gives the same. */
    public static List<Post> all(long seed) {
        List<Post> written = written();
        List<Post> everyday =
                new ArrayList<>(written.stream().filter(post -> !post.notable()).toList());
        Collections.shuffle(everyday, new Random(seed));
        List<Post> posts = new ArrayList<>(everyday.stream()
                .filter(post -> post.picture() == null)
                .limit(BACKLOG)
                .toList());
        everyday.removeAll(posts);
        List<Post> firsts = new ArrayList<>();
        List<Post> others = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        written.stream().filter(Post::notable).forEach(post -> {
            String kind = post.picture() == null ? post.gold() : "a poster";
            (seen.add(kind) ? firsts : others).add(post);
        });
        Collections.shuffle(others, new Random(seed));
        int next = 0;
        for (Post first : firsts) {
            next = take(everyday, next, EARLY - 1, posts);
            posts.add(first);
        }
        int gap = (everyday.size() - next) / (others.size() + 1);
        for (Post other : others) {
            next = take(everyday, next, gap, posts);
            posts.add(other);
        }
        take(everyday, next, everyday.size(), posts);
        return List.copyOf(posts);
    }

    private static int take(List<Post> from, int start, int count, List<Post> to) {
        int end = Math.min(from.size(), start + count);
        to.addAll(from.subList(start, end));
        return end;
    }

    /** Who is behind a reference; for one that nobody has, somebody without a name. */
    static Person person(String reference) {
        Person person = PEOPLE.get(reference);
        return person == null ? new Person(reference, "", "") : person;
    }

    static Set<String> references() {
        return PEOPLE.keySet();
    }

    private static Map<String, Person> people() {
        Map<String, Person> people = new LinkedHashMap<>();
        for (String[] row : rows("people.tsv", 3)) {
            people.put(row[0], new Person(row[0], row[1], row[2]));
        }
        return people;
    }

    private static List<Post> written() {
        return rows("posts.tsv", 6).stream()
                .map(row -> new Post(row[0], row[3], row[2], row[5], row[4].equals("-") ? null : row[4], row[1]))
                .toList();
    }

    private static List<String[]> rows(String file, int columns) {
        String path = "/org/brightline/harbour/" + file;
        try (InputStream in = Objects.requireNonNull(Posts.class.getResourceAsStream(path), path)) {
            List<String[]> rows = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] row = line.split("\t", -1);
                        if (row.length != columns) {
                            throw new IllegalStateException(
                                    "This line of " + file + " has not " + columns + " columns: " + line);
                        }
                        rows.add(row);
                    });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
