package org.brightline.matching;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.brightline.fingerprint.Pdq;
import org.junit.jupiter.api.Test;

class MatchTest {

    @Test
    void a_distance_beyond_the_threshold_is_no_match() {
        BankEntry entry = new BankEntry(new UUID(0, 1), "bank", new Pdq(0, 0, 0, 0), "label", "source");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Match(entry, 32, 31, 1, BankRole.CONFIRMED, false))
                .withMessage("A match has a distance from 0 to its threshold of 31, not 32.");
    }
}
