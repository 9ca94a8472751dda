package org.brightline.platform.hma.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import org.brightline.platform.access.Access;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.hma.HmaSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** Who may ask without a key. */
class DoorTest {
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    private static Door door(List<String> addresses, List<String> proxies) {
        Access nobody = (Access) Proxy.newProxyInstance(
                DoorTest.class.getClassLoader(), new Class<?>[] {Access.class}, (_, method, _) -> {
                    throw new AssertionError(method + " is not asked");
                });
        return new Door(new HmaSettings(addresses, false, proxies, List.of()), nobody);
    }

    private static MockHttpServletRequest from(String address, String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/c/banks");
        request.setRemoteAddr(address);
        request.addHeader("Host", "localhost:7400");
        for (int i = 0; i < headers.length; i += 2) {
            request.removeHeader(headers[i]);
            request.addHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static void opens(Door door, HttpServletRequest request) {
        assertThat(door.enter(request)).isEqualTo(Actor.HMA);
    }

    private static void refuses(Door door, HttpServletRequest request, String setting) {
        assertThatThrownBy(() -> door.enter(request)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN);
            assertThat(problem.detail()).contains(setting);
        });
    }

    @Test
    void this_machine_asks_and_no_other() {
        Door door = door(LOOPBACK, List.of());
        opens(door, from("127.0.0.1"));
        opens(door, from("0:0:0:0:0:0:0:1"));
        opens(door, from("::ffff:127.0.0.1"));
        refuses(door, from("10.1.2.3"), "BRIGHTLINE_HMA_ADDRESSES");
        refuses(door, from("2001:db8::1"), "10.1.0.0/16");
        refuses(door(List.of(), List.of()), from("127.0.0.1"), "BRIGHTLINE_HMA_ADDRESSES");
    }

    @Test
    void a_listed_network_asks() {
        Door door = door(List.of(" 10.1.0.0/16 ", "fd00::/8"), List.of());
        opens(door, from("10.1.255.255"));
        opens(door, from("fd12::1"));
        refuses(door, from("10.2.0.0"), "10.2.0.0");
        refuses(door, from("127.0.0.1"), "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-host", "Forwarded", "Via", "X-Real-IP", "CF-Connecting-IP"})
    void a_proxy_on_this_machine_does_not_make_a_stranger_local(String header) {
        refuses(door(LOOPBACK, List.of()), from("127.0.0.1", header, "127.0.0.1"), "BRIGHTLINE_HMA_PROXIES");
    }

    @Test
    void what_a_filter_made_of_the_address_is_not_believed() throws Exception {
        MockHttpServletRequest stranger = from("203.0.113.9", "X-Forwarded-For", "127.0.0.1");
        MockFilterChain chain = new MockFilterChain();
        new ForwardedHeaderFilter().doFilter(stranger, new MockHttpServletResponse(), chain);
        HttpServletRequest wrapped = (HttpServletRequest) java.util.Objects.requireNonNull(chain.getRequest());
        assertThat(wrapped.getRemoteAddr()).as("what everybody else sees").isEqualTo("127.0.0.1");
        refuses(door(LOOPBACK, List.of()), wrapped, "BRIGHTLINE_HMA_PROXIES");
    }

    @Test
    void what_the_container_made_of_the_address_is_not_believed() {
        MockHttpServletRequest stranger = from("127.0.0.1");
        stranger.setAttribute("org.apache.tomcat.request.forwarded", true);
        refuses(door(LOOPBACK, LOOPBACK), stranger, "BRIGHTLINE_HMA_PROXIES");
    }

    @Test
    void a_named_proxy_asks_for_the_last_one_who_is_no_proxy() {
        Door door = door(List.of("127.0.0.0/8", "10.1.0.0/16"), List.of("127.0.0.1", "10.9.9.9"));
        opens(door, from("127.0.0.1", "X-Forwarded-For", "10.1.2.3"));
        opens(door, from("127.0.0.1", "X-Forwarded-For", "203.0.113.9, 10.1.2.3, 10.9.9.9"));
        opens(door, from("127.0.0.1", "X-Forwarded-For", "10.1.2.3:4711"));
        refuses(door, from("127.0.0.1", "X-Forwarded-For", "10.1.2.3, 203.0.113.9"), "203.0.113.9");
        refuses(door, from("10.1.2.3", "X-Forwarded-For", "10.1.2.3"), "BRIGHTLINE_HMA_PROXIES");
        refuses(door, from("127.0.0.1", "Via", "1.1 proxy"), "BRIGHTLINE_HMA_PROXIES");
        refuses(door, from("127.0.0.1", "X-Forwarded-For", "10.1.2.3, unknown"), "BRIGHTLINE_HMA_PROXIES");
    }

    @Test
    void a_proxy_that_passes_on_what_it_was_told_does_not_make_a_stranger_local() {
        Door door = door(LOOPBACK, List.of("127.0.0.1"));
        refuses(door, from("127.0.0.1", "X-Forwarded-For", "127.0.0.1"), "BRIGHTLINE_HMA_ADDRESSES");
        refuses(door, from("127.0.0.1", "X-Forwarded-For", "127.0.0.7"), "BRIGHTLINE_HMA_ADDRESSES");
    }

    @Test
    void from_this_machine_it_is_asked_by_a_name_that_nobody_else_can_have() {
        Door door = door(LOOPBACK, List.of());
        for (String host : List.of("127.0.0.1:7400", "[::1]:7400", "brightline", "app.localhost", "LOCALHOST")) {
            opens(door, from("127.0.0.1", "Host", host));
        }
        refuses(door, from("127.0.0.1", "Host", "forum.example"), "BRIGHTLINE_HMA_KEYED");
        opens(door(List.of("10.0.0.0/8"), List.of()), from("10.0.0.1", "Host", "brightline.forum.example"));
    }

    @Test
    void no_web_page_asks() {
        Door door = door(LOOPBACK, List.of());
        refuses(door, from("127.0.0.1", "Origin", "https://page.example"), "BRIGHTLINE_HMA_KEYED");
        refuses(door, from("127.0.0.1", "Origin", "null"), "BRIGHTLINE_HMA_KEYED");
        refuses(door, from("127.0.0.1", "Sec-Fetch-Site", "cross-site"), "BRIGHTLINE_HMA_KEYED");
        opens(door, from("127.0.0.1", "Sec-Fetch-Site", "none"));
        // Node's fetch says this of itself.
        opens(door, from("127.0.0.1", "Sec-Fetch-Mode", "cors"));
    }

    @Test
    void a_setting_that_is_no_network_is_named() {
        assertThatThrownBy(() -> door(List.of("10.0.0.0/33"), List.of()))
                .hasMessageContaining("BRIGHTLINE_HMA_ADDRESSES")
                .hasMessageContaining("10.0.0.0/33");
        assertThatThrownBy(() -> door(List.of(), List.of("proxy.example")))
                .hasMessageContaining("BRIGHTLINE_HMA_PROXIES");
        assertThatCode(() -> door(List.of(""), List.of())).doesNotThrowAnyException();
    }
}
