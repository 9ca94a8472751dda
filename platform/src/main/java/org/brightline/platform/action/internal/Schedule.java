package org.brightline.platform.action.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.brightline.platform.action.ActionSettings;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jspecify.annotations.Nullable;

/** When something is tried again, and when no more. */
final class Schedule {
    private final ActionSettings settings;
    private final Backoff sending;
    private final Backoff looking;
    private final RandomGenerator random;
    private final Clock clock;

    Schedule(ActionSettings settings, RandomGenerator random, Clock clock) {
        this.settings = settings;
        this.sending = new Backoff(settings.pause(), settings.longest());
        this.looking = new Backoff(settings.pause(), settings.look());
        this.random = random;
        this.clock = clock;
    }

    /** Longer than a request can take, so that a lease only runs out when its holder is gone. */
    Duration lease() {
        return settings.timeout().multipliedBy(3).plusSeconds(10);
    }

    Duration firstLook() {
        return settings.pause();
    }

    /** When a failed delivery is sent again; empty if it is dead. */
    Optional<Instant> again(DeliveryRecord row, Instant now, @Nullable Duration asked) {
        if (row.getRefusals() >= settings.refusals()) {
            return Optional.empty();
        }
        Duration pause = sending.after(row.getFailures(), random);
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked;
        }
        Instant next = now.plus(pause);
        return next.isAfter(row.getTryingSince().plus(settings.patience())) ? Optional.empty() : Optional.of(next);
    }

    /** When a delivery is looked at again, at the latest at the end of its window; empty if that is over. */
    Optional<Instant> lookAgain(DeliveryRecord row, Instant now) {
        Instant end = row.getVerifyUntil();
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Instant next = now.plus(looking.after(row.getFailures(), random));
        return Optional.of(next.isAfter(end) ? end : next);
    }

    /**
     * What a Retry-After header asks for (RFC 9110, 10.2.3), at most the longest pause.
     *
     * @param header seconds or a date; null or nonsense asks for nothing
     */
    @Nullable Duration asked(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        try {
            Duration pause = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
            return pause.compareTo(settings.longest()) > 0 ? settings.longest() : pause;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
