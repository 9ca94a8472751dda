package org.brightline.platform.hma.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
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
import org.springframework.web.servlet.HandlerMapping;

/** Who may ask without a key. */
class DoorTest {
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    private static Door door(List<String> addresses, List<String> proxies) {
        return door(addresses, proxies, false, List.of());
    }

    private static Door door(List<String> addresses, List<String> proxies, boolean changes, List<String> names) {
        Access nobody = (Access) Proxy.newProxyInstance(
                DoorTest.class.getClassLoader(), new Class<?>[] {Access.class}, (_, method, _) -> {
                    throw new AssertionError(method + " is not asked");
                });
        return new Door(new HmaSettings(addresses, changes, false, names, proxies, List.of()), nobody);
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
    void a_named_proxy_that_does_not_say_for_whom_it_asks_is_not_taken_for_its_machine() {
        refuses(door(LOOPBACK, List.of("127.0.0.1")), from("127.0.0.1"), "X-Forwarded-For");
        refuses(door(LOOPBACK, LOOPBACK), from("0:0:0:0:0:0:0:1"), "X-Forwarded-For");
        refuses(door(List.of("10.0.0.0/8"), List.of("10.9.9.9")), from("10.9.9.9"), "BRIGHTLINE_HMA_PROXIES");
        opens(door(List.of("127.0.0.1"), List.of("127.0.0.1")), from("127.0.0.1"));
        opens(door(List.of("10.0.0.0/8", "10.9.9.9"), List.of("10.9.9.9")), from("10.9.9.9"));
    }

    @Test
    void it_is_asked_by_a_name_that_no_web_page_can_have() {
        for (String address : List.of("127.0.0.1", "10.0.0.1")) {
            Door door = door(List.of("127.0.0.0/8", "10.0.0.0/8"), List.of());
            for (String host : List.of("127.0.0.1:7400", "[::1]:7400", "10.0.0.7", "LOCALHOST", "localhost:7400")) {
                opens(door, from(address, "Host", host));
            }
            for (String host : List.of("forum.example", "brightline", "app.localhost", "localhost.forum.example", "")) {
                refuses(door, from(address, "Host", host), "BRIGHTLINE_HMA_NAMES");
            }
            Door named = door(List.of(address), List.of(), false, List.of(" Brightline.forum.example ", "brightline"));
            opens(named, from(address, "Host", "brightline.Forum.example:7400"));
            opens(named, from(address, "Host", "brightline"));
            refuses(named, from(address, "Host", "page.example"), "BRIGHTLINE_HMA_NAMES");
        }
    }

    private static MockHttpServletRequest asking(String method, String route) {
        MockHttpServletRequest request = from("127.0.0.1");
        request.setMethod(method);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, route);
        return request;
    }

    @Test
    void an_address_looks_up_and_changes_nothing_unless_the_operator_allows_it() {
        Door door = door(LOOPBACK, List.of());
        opens(door, asking("POST", "/m/lookup"));
        opens(door, asking("POST", "/ui/bank/{name}/content/find"));
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            refuses(door, asking(method, "/c/bank/{name}"), "BRIGHTLINE_HMA_CHANGES");
            refuses(door, asking(method, "/ui/what_comes_later"), "BRIGHTLINE_HMA_CHANGES");
            opens(door(LOOPBACK, List.of(), true, List.of()), asking(method, "/c/bank/{name}"));
        }
    }

    @Test
    void a_valid_key_opens_from_anywhere_as_far_as_its_scopes_say() {
        Actor forum = Actor.key(new UUID(1, 2));
        Access access = (Access) Proxy.newProxyInstance(
                DoorTest.class.getClassLoader(),
                new Class<?>[] {Access.class},
                (_, _, _) -> new Caller(forum, "forum", Set.of(Permission.BANKS_READ), null));
        Door door = new Door(new HmaSettings(List.of(), true, false, List.of(), List.of(), List.of()), access);
        MockHttpServletRequest stranger = from("203.0.113.9", "Host", "forum.example", "Authorization", "Bearer bl_x");
        assertThat(door.enter(stranger)).isEqualTo(forum);
        MockHttpServletRequest change = asking("PUT", "/c/bank/{name}");
        change.addHeader("Authorization", "bearer bl_x");
        refuses(door, change, "banks edit");
        refuses(door, from("203.0.113.9", "Authorization", "Basic eA=="), "BRIGHTLINE_HMA_ADDRESSES");
    }

    @Test
    void no_web_page_asks() {
        Door door = door(LOOPBACK, List.of());
        refuses(door, from("127.0.0.1", "Origin", "https://page.example"), "API key");
        refuses(door, from("127.0.0.1", "Origin", "null"), "API key");
        refuses(door, from("127.0.0.1", "Sec-Fetch-Site", "cross-site"), "API key");
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
