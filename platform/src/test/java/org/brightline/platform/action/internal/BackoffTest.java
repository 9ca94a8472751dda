package org.brightline.platform.action.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

    @Property
    void a_pause_is_between_half_and_all_of_the_doubled_one_and_never_longer_than_the_longest(
            @ForAll @IntRange(min = 1, max = 100_000) int failures, @ForAll long seed) {
        double whole = failures > 12 ? 3_600_000 : 1_000 * Math.pow(2, failures - 1);
        assertThat((double) backoff.after(failures, new Random(seed)).toMillis())
                .isBetween(Math.floor(whole / 2), Math.ceil(whole));
    }

    @Test
    void what_failed_together_is_not_tried_again_together() {
        Random random = new Random(7);
        assertThat(java.util.stream.Stream.generate(() -> backoff.after(10, random))
                        .limit(20)
                        .distinct())
                .hasSizeGreaterThan(15);
    }
}
