package org.brightline.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CaseworkSettingsTest {
    private static CaseworkSettings settings(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("brightline.casework", CaseworkSettings.class);
    }

    @Test
    void a_machine_holds_for_three_days_where_nothing_else_is_said() {
        assertThat(settings(Map.of()).hold()).isEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "12h", "72h"})
    void a_hold_may_be_shorter(String hold) {
        assertThat(settings(Map.of("brightline.casework.hold", hold)).hold()).isLessThanOrEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"259201s", "0s", "-60s"})
    void a_hold_beyond_its_bounds_is_refused_by_name_with_what_it_may_be(String hold) {
        assertThatThrownBy(() -> settings(Map.of("brightline.casework.hold", hold)))
                .rootCause()
                .hasMessage("BRIGHTLINE_CASEWORK_HOLD (brightline.casework.hold) is " + hold
                        + "; a machine may hold a post before a person has decided for more than 0s and at most 3d.");
    }
}
