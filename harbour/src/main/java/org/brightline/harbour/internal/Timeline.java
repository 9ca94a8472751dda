package org.brightline.harbour.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Harbour shows, and in which state. Kept in memory: it is a demo. */
public final class Timeline {
    /** How a post is shown. */
    public enum State {
        VISIBLE,
        LABELLED,
        LIMITED,
        REMOVED,
        ACCOUNT_RESTRICTED
    }

    /**
     * A post on the timeline.
     *
     * @param why the title of the clause that it was acted upon under, null if it was not
     */
    public record Shown(
            Post post, Instant at, State state, @Nullable String why) {}

    /** A word to an author. */
    public record Notice(Instant at, String post, String effect, String clause, String text, String reason) {}

    private final Map<String, Shown> posts = new LinkedHashMap<>();
    private final Map<String, List<Notice>> notices = new LinkedHashMap<>();
    private final Set<String> applied = new HashSet<>();

    /** Shows a new post. */
    public synchronized void show(Post post, Instant at) {
        posts.putIfAbsent(post.id(), new Shown(post, at, State.VISIBLE, null));
    }

    /** The newest first. */
    public synchronized List<Shown> newest(int limit) {
        return new ArrayList<>(posts.values()).reversed().stream().limit(limit).toList();
    }

    /** One post. */
    public synchronized Optional<Shown> post(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** How many there are, and how many of them are removed. */
    public synchronized int[] counts() {
        long removed = posts.values().stream()
                .filter(shown -> shown.state() == State.REMOVED || shown.state() == State.ACCOUNT_RESTRICTED)
                .count();
        return new int[] {posts.size(), (int) removed};
    }

    /** What an author was told, newest first. */
    public synchronized List<Notice> notices(String author) {
        return List.copyOf(notices.getOrDefault(author, List.of()).reversed());
    }

    /**
     * Does what Brightline says, once for each key.
     *
     * @return whether there is such a post
     */
    public synchronized boolean apply(
            String key, String id, String effect, String clause, String text, String reason, Instant at) {
        Shown shown = posts.get(id);
        if (shown == null) {
            return false;
        }
        if (!applied.add(key)) {
            return true;
        }
        State state = switch (effect) {
            case "LABEL" -> State.LABELLED;
            case "LIMIT" -> State.LIMITED;
            case "REMOVE" -> State.REMOVED;
            case "RESTRICT_ACCOUNT" -> State.ACCOUNT_RESTRICTED;
            default -> State.VISIBLE;
        };
        posts.put(id, new Shown(shown.post(), shown.at(), state, state == State.VISIBLE ? null : clause));
        notices.computeIfAbsent(shown.post().author(), author -> new ArrayList<>())
                .add(new Notice(at, id, effect, clause, text, reason));
        return true;
    }
}
