package org.brightline.policy.facts;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account-history window: how many events of one kind lie within so much time before the item. A clause declares the windows
 * that it needs; the platform counts them and says them with the item, so that nothing here keeps a history of anybody.
 *
 * @param counted what is counted
 * @param over how far back, in whole hours, from {@link #SHORTEST} to {@link #LONGEST}
 */
public record Window(AccountEvent counted, Duration over) {
    /** The shortest window. */
    public static final Duration SHORTEST = Duration.ofHours(1);

    /** The longest window: what lies further back is no longer held against anybody. */
    public static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern FORM = Pattern.compile("([a-z]+) over ([1-9][0-9]{0,4})([hd])");

    /** Refuses a window that is too short, too long, or not of whole hours. */
    public Window {
        if (over.compareTo(SHORTEST) < 0
                || over.compareTo(LONGEST) > 0
                || !over.equals(Duration.ofHours(over.toHours()))) {
            throw new IllegalArgumentException("A window has 1h to 365d, in whole hours, but got " + over + ".");
        }
    }

    /** The window of a text like {@code removals over 180d} or {@code posts over 12h}; empty when it is none. */
    public static Optional<Window> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long many = Long.parseLong(matcher.group(2));
        Duration over = matcher.group(3).equals("h") ? Duration.ofHours(many) : Duration.ofDays(many);
        if (over.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        return Arrays.stream(AccountEvent.values())
                .filter(event -> event.word().equals(matcher.group(1)))
                .findFirst()
                .map(event -> new Window(event, over));
    }

    /** How a window is written, for messages. */
    public static String form() {
        List<String> events =
                Arrays.stream(AccountEvent.values()).map(AccountEvent::word).toList();
        return "one of " + events + ", then 'over', then 1h to 365d, for example 'removals over 180d'";
    }

    /** As it is written in a clause file. */
    @Override
    public String toString() {
        return counted.word() + " over " + (over.toHours() % 24 == 0 ? over.toDays() + "d" : over.toHours() + "h");
    }
}
