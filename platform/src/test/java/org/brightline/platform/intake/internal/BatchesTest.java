package org.brightline.platform.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void a_keyed_batch_ends_before_the_first_line_that_is_to_be_sent_again() {
        assertThat(numbers(ProblemType.BUSY, 3, 5)).containsExactly(1L, 2L);
        assertThat(numbers(ProblemType.BUSY, 1)).isEmpty();
    }

    @Test
    void a_line_that_is_refused_for_good_ends_nothing() {
        assertThat(numbers(ProblemType.BAD_FIELD, 3, 5)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    /** The lines of six that are kept and counted if some of them have a problem. */
    private static List<Long> numbers(ProblemType type, long... lines) {
        List<Batches.Judged> judged = LongStream.rangeClosed(1, 6)
                .mapToObj(n -> judged(n, LongStream.of(lines).anyMatch(line -> line == n) ? type : null))
                .toList();
        return Batches.upToFirstGap(judged).stream().map(Batches.Judged::number).toList();
    }

    private static Batches.Judged judged(long number, @Nullable ProblemType type) {
        return new Batches.Judged(
                number, "p-" + number, null, type == null ? null : new Problem(type, "For the test."));
    }
}
