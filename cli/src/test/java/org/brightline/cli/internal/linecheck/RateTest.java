package org.brightline.cli.internal.linecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RateTest {
    /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
    @Test
    void the_interval_is_that_of_published_examples() {
        interval(81, 263, 0.2553, 0.3662);
        interval(15, 148, 0.0624, 0.1605);
        interval(0, 20, 0, 0.1611);
        interval(1, 29, 0.0061, 0.1718);
    }

    private static void interval(long hits, long total, double low, double high) {
        Rate rate = new Rate(hits, total);
        assertThat(rate.low()).isEqualTo(low, within(0.0001));
        assertThat(rate.high()).isEqualTo(high, within(0.0001));
    }

    @Property
    void the_share_lies_within_its_interval(
            @ForAll @LongRange(min = 0, max = 500) long hits, @ForAll @LongRange(min = 1, max = 500) long more) {
        Rate rate = new Rate(hits, hits + more);
        assertThat(rate.share()).isBetween(rate.low() - 1e-12, rate.high() + 1e-12);
        assertThat(rate.low()).isNotNegative();
        assertThat(rate.high()).isLessThanOrEqualTo(1);
    }

    @Test
    void nothing_to_count_is_a_dash_and_not_a_figure() {
        assertThat(new Rate(0, 0).words()).isEqualTo("–");
        assertThat(new Rate(14, 15).words()).isEqualTo("93.3 % (70.2–98.8)");
    }
}
