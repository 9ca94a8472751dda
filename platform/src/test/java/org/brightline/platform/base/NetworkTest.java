package org.brightline.platform.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    private static InetAddress at(String address) {
        return InetAddress.ofLiteral(address);
    }

    @Test
    void a_network_holds_what_begins_with_its_bits() {
        assertThat(Network.parse("10.1.0.0/16").holds(at("10.1.255.255"))).isTrue();
        assertThat(Network.parse("10.1.0.0/16").holds(at("10.2.0.0"))).isFalse();
        assertThat(Network.parse("10.0.0.0/9").holds(at("10.127.0.1"))).isTrue();
        assertThat(Network.parse("10.0.0.0/9").holds(at("10.128.0.1"))).isFalse();
        assertThat(Network.parse("0.0.0.0/0").holds(at("203.0.113.9"))).isTrue();
        assertThat(Network.parse("0.0.0.0/0").holds(at("2001:db8::1"))).isFalse();
        assertThat(Network.parse("fd00::/8").holds(at("fd12::1"))).isTrue();
        assertThat(Network.parse("10.1.2.3").holds(at("10.1.2.4"))).isFalse();
    }

    @Test
    void one_address_is_told_from_a_network() {
        assertThat(Network.parse("10.1.2.3").single()).isTrue();
        assertThat(Network.parse("::1/128").single()).isTrue();
        assertThat(Network.parse("10.1.2.0/31").single()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.1/16", "10.1", "10", "167772161", "010.0.0.1", "0x0a.0.0.1", "10.1.0.0.0", "10.1.0./16", ""})
    void an_IPv4_address_that_is_not_written_out_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + (text.contains("/") ? text.substring(0, text.indexOf('/')) : text) + "\"")
                .hasMessageContaining("four numbers from 0 to 255");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.0.0/33", "10.1.0.0/", "10.1.0.0/-1", "10.1.0.0/+8", "10.1.0.0/255.255.0.0", "fd00::/129"})
    void a_length_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("number of bits from 0 to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.256", "fd00:", "proxy:1"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("is no address");
    }
}
