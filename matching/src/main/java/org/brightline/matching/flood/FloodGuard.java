package org.brightline.matching.flood;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Notices entries that suddenly match far more than they ever did, such as a hash of a common template that came in with a
 * list. Such an entry is put in quarantine: its matches are marked until a person has looked at it and released it.
 *
 * <p>Matches are counted in windows of equal length. What an entry is expected to match in a window is the mean of its past
 * windows, each weighing half as much as one a half-life later (an exponentially weighted moving average), and at least
 * {@link Settings#leastExpected}. If matches came independently at that rate, their number would have a Poisson
 * distribution, and {@code k} or more of them at a mean of {@code m < k} a probability of at most {@code exp(k − m − k·ln(k/m))}
 * (Chernoff's bound). An entry floods when that is below {@link Settings#chance}, when it matched at least
 * {@link Settings#leastMatches} times in the window, and at least {@link Settings#leastRatio} times as often as expected: the
 * last two keep out what is surprising, but too small to harm.
 *
 * <p>Safe for use by many threads. Memory is bounded: of entries that match, the {@link Settings#remembered} last ones are
 * remembered; one that was forgotten is taken as new. Entries in quarantine are not forgotten.
 */
public final class FloodGuard implements Watch {

    private final Settings settings;
    private final InstantSource clock;
    private final Consumer<Flood> reported;
    private final double kept;
    private final Map<Long, History> histories;
    private final Map<Long, Flood> quarantined = new LinkedHashMap<>();

    /**
     * When an entry floods.
     *
     * @param window how long matches are counted together
     * @param halfLife after how long a window weighs half
     * @param leastExpected the number of matches in a window that is expected of any entry, more than 0
     * @param leastMatches the number of matches in a window below which nothing floods
     * @param leastRatio how many times more than expected a flood is
     * @param chance the probability below which a number of matches is no accident, more than 0 and less than 1
     * @param remembered the number of entries whose history is kept
     */
    public record Settings(
            Duration window,
            Duration halfLife,
            double leastExpected,
            int leastMatches,
            double leastRatio,
            double chance,
            int remembered) {

        /** An hour's window, a week's half-life, at least 100 matches and ten times as many as expected. */
        public static final Settings DEFAULT =
                new Settings(Duration.ofHours(1), Duration.ofDays(7), 1, 100, 10, 1e-9, 100_000);

        /** @throws IllegalArgumentException if a value is out of its range */
        public Settings {
            if (!window.isPositive() || !halfLife.isPositive()) {
                throw new IllegalArgumentException("Window and half-life of a flood guard are longer than nothing.");
            }
            if (!(leastExpected > 0) || leastMatches < 1 || !(leastRatio >= 1) || remembered < 1) {
                throw new IllegalArgumentException(
                        "A flood guard expects more than 0 matches, of at least 1, at a ratio"
                                + " of at least 1, and remembers at least 1 entry.");
            }
            if (!(chance > 0 && chance < 1)) {
                throw new IllegalArgumentException(
                        "The chance of a flood guard is between 0 and 1, not " + chance + ".");
            }
        }
    }

    private static final class History {
        private long window;
        private int matches;
        private double mean;
    }

    /** @param reported is told of each flood once, by the thread whose query made it one; it must not wait */
    public FloodGuard(Settings settings, InstantSource clock, Consumer<Flood> reported) {
        this.settings = settings;
        this.clock = clock;
        this.reported = reported;
        this.kept = Math.pow(0.5, (double) settings.window.toMillis() / settings.halfLife.toMillis());
        this.histories = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, History> eldest) {
                return size() > settings.remembered;
            }
        };
    }

    @Override
    public boolean matched(long entry) {
        Instant now = clock.instant();
        Flood flood;
        synchronized (this) {
            History history = histories.computeIfAbsent(entry, _ -> new History());
            roll(history, now.toEpochMilli() / settings.window.toMillis());
            history.matches++;
            if (quarantined.containsKey(entry)) {
                return true;
            }
            double expected = Math.max(history.mean, settings.leastExpected);
            if (!floods(history.matches, expected)) {
                return false;
            }
            Instant since = Instant.ofEpochMilli(history.window * settings.window.toMillis());
            flood = new Flood(entry, history.matches, expected, since, now);
            quarantined.put(entry, flood);
        }
        reported.accept(flood);
        return true;
    }

    /** Closes the windows that are over. */
    private void roll(History history, long window) {
        if (history.matches == 0 && history.mean == 0) {
            history.window = window;
        }
        long over = window - history.window;
        if (over > 0) {
            double mean = history.mean * kept + history.matches * (1 - kept);
            history.mean = mean * Math.pow(kept, over - 1);
            history.matches = 0;
            history.window = window;
        }
    }

    private boolean floods(int matches, double expected) {
        return matches >= settings.leastMatches
                && matches >= settings.leastRatio * expected
                && matches - expected - matches * Math.log(matches / expected) < Math.log(settings.chance);
    }

    /**
     * Ends the quarantine of an entry, because a person has looked at it. From now on it is expected to match as often as it
     * did.
     *
     * @return whether it was in quarantine
     */
    public synchronized boolean release(long entry) {
        Flood flood = quarantined.remove(entry);
        if (flood == null) {
            return false;
        }
        History history = histories.computeIfAbsent(entry, _ -> new History());
        history.mean = Math.max(history.mean, Math.max(history.matches, flood.matches()));
        return true;
    }

    /** Puts entries in quarantine without a report, as after a restart. */
    public synchronized void restore(Collection<Flood> floods) {
        floods.forEach(flood -> quarantined.put(flood.entry(), flood));
    }

    /** The entries in quarantine, the first first. */
    public synchronized List<Flood> quarantined() {
        return List.copyOf(quarantined.values());
    }
}
