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
    /** How a post is shown, from open to closed. */
    public enum State {
        VISIBLE,
        LABELLED,
        LIMITED,
        HELD,
        REMOVED,
        ACCOUNT_RESTRICTED
    }

    /**
     * A post on the timeline.
     *
     * @param why the title of the clause that it was acted upon under, null if it was not
     * @param version counts the changes of the timeline up to the last one of this post
     */
    public record Shown(
            Post post, Instant at, State state, @Nullable String why, long version) {
        /** Whether nobody sees its words and its picture. */
        boolean gone() {
            return state.compareTo(State.HELD) >= 0;
        }
    }

    /** A word to an author. */
    public record Notice(
            Instant at, String post, String effect, String clause, String text, String reason, List<String> found) {}

    private final Map<String, Shown> posts = new LinkedHashMap<>();
    private final Map<String, List<Notice>> notices = new LinkedHashMap<>();
    private final Set<String> applied = new HashSet<>();
    private long version;

    /** Shows a new post. */
    public synchronized void show(Post post, Instant at) {
        version++;
        posts.putIfAbsent(post.id(), new Shown(post, at, State.VISIBLE, null, version));
    }

    /** What was shown or changed after a version, the newest post first; all of it after version 0. */
    synchronized List<Shown> after(long earlier) {
        return posts.values().stream()
                .filter(shown -> shown.version() > earlier)
                .toList()
                .reversed();
    }

    /** How many changes there were. */
    synchronized long version() {
        return version;
    }

    /** An author's posts, the newest first. */
    synchronized List<Shown> by(String author) {
        return posts.values().stream()
                .filter(shown -> shown.post().author().equals(author))
                .toList()
                .reversed();
    }

    /** Whether an account is restricted: as long as a post of it stands under such a decision. */
    synchronized boolean restricted(String author) {
        return by(author).stream().anyMatch(shown -> shown.state() == State.ACCOUNT_RESTRICTED);
    }

    /** One post. */
    public synchronized Optional<Shown> post(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** How many there are, and how many of them are removed. */
    public synchronized int[] counts() {
        long removed = posts.values().stream().filter(Shown::gone).count();
        return new int[] {posts.size(), (int) removed};
    }

    /** What an author was told, newest first. */
    public synchronized List<Notice> notices(String author) {
        return List.copyOf(notices.getOrDefault(author, List.of()).reversed());
    }

    /** The effects that Brightline may ask for. */
    static final Set<String> EFFECTS = Set.of("LABEL", "LIMIT", "HOLD", "REMOVE", "RESTRICT_ACCOUNT", "RESTORE");

    /**
     * Does what Brightline says, once for each key.
     *
     * @return whether there is such a post
     */
    public synchronized boolean apply(
            String key,
            String id,
            String effect,
            String clause,
            String text,
            String reason,
            List<String> found,
            Instant at) {
        Shown shown = posts.get(id);
        if (shown == null) {
            return false;
        }
        if (!applied.add(key)) {
            return true;
        }
        State asked = switch (effect) {
            case "LABEL" -> State.LABELLED;
            case "LIMIT" -> State.LIMITED;
            case "HOLD" -> State.HELD;
            case "REMOVE" -> State.REMOVED;
            case "RESTRICT_ACCOUNT" -> State.ACCOUNT_RESTRICTED;
            default -> State.VISIBLE;
        };
        // Only a restoration opens a post again: a label after a removal changes nothing. A hold ends with whatever is
        // decided.
        boolean replaces = asked == State.VISIBLE || shown.state() == State.HELD || asked.compareTo(shown.state()) > 0;
        State state = replaces ? asked : shown.state();
        version++;
        posts.put(id, new Shown(shown.post(), shown.at(), state, state == State.VISIBLE ? null : clause, version));
        notices.computeIfAbsent(shown.post().author(), author -> new ArrayList<>())
                .add(new Notice(at, id, effect, clause, text, reason, found));
        return true;
    }
}
