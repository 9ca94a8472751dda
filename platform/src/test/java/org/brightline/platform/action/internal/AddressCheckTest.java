package org.brightline.platform.action.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {
    private static AddressCheck where(String... addresses) {
        return new AddressCheck(host -> {
            if (addresses.length == 0) {
                throw new UnknownHostException(host);
            }
            return List.of(addresses).stream().map(InetAddress::ofLiteral).toList();
        });
    }

    private static void refused(ProblemType type, AddressCheck check, String address, boolean privateNetwork) {
        assertThatThrownBy(() -> check.check(URI.create(address), privateNetwork, "/webhook"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> org.assertj.core.api.Assertions.assertThat(problem.type())
                                .isEqualTo(type));
    }

    @Test
    void a_public_address_over_https_is_sent_to() {
        assertThatCode(() -> where("93.184.215.14").check(URI.create("https://forum.example/hook"), false, "/webhook"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.9", "169.254.169.254", "::1", "fd00::9", "0.0.0.0", "64:ff9b::7f00:1"})
    void an_address_inside_a_network_is_refused_unless_it_is_allowed(String address) {
        refused(ProblemType.FETCH_REFUSED, where(address), "https://forum.example/hook", false);
        assertThatCode(() -> where(address).check(URI.create("http://forum.example/hook"), true, "/webhook"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_name_with_one_address_inside_is_refused_even_if_others_are_public() {
        refused(ProblemType.FETCH_REFUSED, where("93.184.215.14", "10.0.0.9"), "https://forum.example/hook", false);
    }

    @Test
    void plain_http_is_for_private_networks_because_an_author_may_be_named() {
        refused(ProblemType.FETCH_REFUSED, where("93.184.215.14"), "http://forum.example/hook", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://forum.example/hook",
                "https:///hook",
                "mailto:a@forum.example",
                "https://user:pass@forum.example/hook",
                "https://forum.example/hook#here",
                "/hook"
            })
    void what_is_no_plain_web_address_is_refused(String address) {
        refused(ProblemType.BAD_FIELD, where("93.184.215.14"), address, true);
    }

    @Test
    void an_unknown_name_is_said_to_be_unknown() {
        refused(ProblemType.FETCH_FAILED, where(), "https://forum.example/hook", false);
    }
}
