package org.brightline.platform.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class DecoyTest {
    @Test
    void an_unknown_name_costs_the_same_work_as_a_known_one() {
        PasswordEncoder passwords = new AccessConfiguration().passwordEncoder();
        String parameters = parameters(String.valueOf(passwords.encode("barley-salt-willow-reed")));
        assertThat(parameters(PostgresSessions.DECOY)).isEqualTo(parameters);
        assertThat(PostgresSessions.DECOY).hasSameSizeAs(String.valueOf(passwords.encode("barley-salt-willow-reed")));
    }

    /** Algorithm, version, memory, passes and lanes; what follows is salt and hash. */
    private static String parameters(String hash) {
        return hash.substring(0, hash.indexOf('$', hash.indexOf("$m=") + 1));
    }
}
