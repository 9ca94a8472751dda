package org.brightline.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.fingerprint.UrlFingerprint.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUrlTest {

    /** Marked 3986: of RFC 3986 §5.4 and §6.2.2. Marked WHATWG: of the URL Standard's tests. The others are ours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # one address, whatever the scheme, the case of the host and the default port
                    https://example.org/a               | https://example.org/a
                    http://EXAMPLE.org:80/a             | https://example.org/a
                    https://example.org:443/a           | https://example.org/a
                    HTTP://example.org:/a               | https://example.org/a
                    example.org/a                       | https://example.org/a
                    example.org:8080/a                  | https://example.org:8080/a
                    http://example.org:008080/a         | https://example.org:8080/a
                    http://someone:secret@example.org/a | https://example.org/a
                    http://example.org                  | https://example.org/
                    http://example.org?                 | https://example.org/
                    # 3986: dot segments
                    http://a/b/c/./g                    | https://a/b/c/g
                    http://a/b/c/../g                   | https://a/b/g
                    http://a/b/c/../../../../g          | https://a/g
                    http://a/b/c/g;x=1/../y             | https://a/b/c/y
                    http://a/b/c/..g                    | https://a/b/c/..g
                    eXAMPLE://a                         | !
                    http://a/%7efoo/%7Efoo/~foo         | https://a/~foo/~foo/~foo
                    http://a/a%c2%b1b                   | https://a/a%C2%B1b
                    # WHATWG: what browsers put up with
                    http:\\\\x:80\\d\\t/f                 | https://x/d/t/f
                    http:example.com/                   | https://example.com/
                    http:////example.com/a              | https://example.com/a
                    http://example.com/foo%2Ehtml       | https://example.com/foo.html
                    http://example.com/foo/%2e%2        | https://example.com/foo/.%252
                    http://example.com/foo/%2e./%2e%2e/.%2e/%2e.bar | https://example.com/..bar
                    http://example.com/foo%             | https://example.com/foo%25
                    http://example.com/foo bar          | https://example.com/foo%20bar
                    http://example.com/你好              | https://example.com/%E4%BD%A0%E5%A5%BD
                    http://GOO\u200b\u2060\ufeffgoo.com | https://googoo.com/
                    http://www.foo。bar.com             | https://foo.bar.com/
                    http://Ｇｏ.com                     | https://go.com/
                    http://你好你好                      | https://xn--6qqa088eba/
                    http://faß.ExAmPlE/                 | https://xn--fa-hia.example/
                    http://%30%78%63%30%2e%30%32%35%30.01 | https://192.168.0.1/
                    http://192.168.257                  | https://192.168.1.1/
                    http://0Xc0.0250.01                 | https://192.168.0.1/
                    http://[1::2]:3/                    | https://[1::2]:3/
                    http://[1:0::]                      | https://[1::]/
                    http://[0:1:2:3:4:5:6:7]            | https://[0:1:2:3:4:5:6:7]/
                    http://[::127.0.0.1]                | https://[::7f00:1]/
                    http://[0:0:0:0:0:0:13.1.68.3]      | https://[::d01:4403]/
                    # the page alone
                    http://example.org/a/               | https://example.org/a
                    http://example.org/a//              | https://example.org/a
                    http://example.org/a?b=1#top        | https://example.org/a?b=1
                    http://example.org/a#!b             | https://example.org/a#!b
                    http://example.org/a#/b             | https://example.org/a#/b
                    http://example.org/#F!b             | https://example.org/#F!b
                    http://www.example.org              | https://example.org/
                    http://www2.m.example.org           | https://example.org/
                    http://mobile.example.org           | https://example.org/
                    http://en.m.example.org             | https://en.example.org/
                    http://m.org                        | https://m.org/
                    http://www.org                      | https://www.org/
                    http://example.org./a               | https://example.org/a
                    http://example.org/?utm_source=x&UTM_medium=y&fbclid=z | https://example.org/
                    http://example.org/?b=2&a=1&a=0&&   | https://example.org/?a=1&a=0&b=2
                    http://example.org/?q=%41+b%2Bc     | https://example.org/?q=A+b%2Bc
                    """)
    void every_way_to_write_an_address_has_one_form(String written, String canonical) {
        if (canonical.equals("!")) {
            assertThatIllegalArgumentException().isThrownBy(() -> CanonicalUrl.of(written));
        } else {
            assertThat(CanonicalUrl.of(written).text()).isEqualTo(canonical);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                      | The address is empty.
                    `  `                    | The address is empty.
                    /a/b                    | An address begins with a host; this one begins with a path.
                    https:///               | The address has no host.
                    ftp://example.org       | An address begins with http:// or https://; this one has the scheme "ftp".
                    mailto:a@example.org    | An address begins with http:// or https://; this one has the scheme "mailto".
                    javascript:alert(1)     | An address begins with http:// or https://; this one has the scheme "javascript".
                    https://a..b            | The host of the address has an empty name between two dots.
                    https://a b             | A host has letters, digits, hyphens and dots; this one has U+0020.
                    https://a%00b           | A host has letters, digits, hyphens and dots; this one has U+0000.
                    https://a%ff            | The host of the address is not UTF-8 where it is escaped.
                    https://a:65536         | A port is a number from 0 to 65535, not "65536".
                    https://a:b             | A port is a number from 0 to 65535, not "b".
                    https://1.2.3.256       | The host of the address looks like an IP address of version four and is none.
                    https://1.2.3.4.5       | The host of the address looks like an IP address of version four and is none.
                    https://[::g]           | The host of the address looks like an IP address of version six and is none.
                    https://[1::2           | The host of the address looks like an IP address of version six and is none.
                    """)
    void what_is_no_address_is_refused_and_the_message_says_why(String written, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalUrl.of(written))
                .withMessage(message);
    }

    @Test
    void an_address_is_of_bounded_length_before_and_after() {
        String most = "https://example.org/" + "a".repeat(CanonicalUrl.MAX_LENGTH - 20);

        assertThat(CanonicalUrl.of(most).text()).hasSize(CanonicalUrl.MAX_LENGTH);
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalUrl.of(most + "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalUrl.of("example.org/" + "ü".repeat(400)))
                .withMessage("An address has at most 2048 characters; this one has 2420.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalUrl.of("https://" + "a".repeat(64) + ".org"))
                .withMessageContaining("at most 63 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalUrl.of("https://" + "abcdefg.".repeat(32) + "org"))
                .withMessageContaining("at most 253 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalUrl.of("https://a\udc00"))
                .withMessageContaining("half a character");
    }

    @Property(tries = 500)
    void the_canonical_form_is_its_own(@ForAll String host, @ForAll String path, @ForAll String query) {
        for (String written :
                List.of(host, "https://example.org/" + path, "https://example.org/a?" + query, "example.org#" + path)) {
            CanonicalUrl url;
            try {
                url = CanonicalUrl.of(written);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            assertThat(CanonicalUrl.of(url.text())).isEqualTo(url);
        }
    }

    @Test
    void an_address_is_covered_by_itself_its_paths_and_its_hosts() {
        assertThat(CanonicalUrl.of("http://files.example.org/channel/42/?page=3")
                        .covering())
                .extracting(entry -> entry.type() + " " + entry.text())
                .containsExactly(
                        "URL https://files.example.org/channel/42?page=3",
                        "URL_PREFIX https://files.example.org/",
                        "URL_PREFIX https://files.example.org/channel",
                        "URL_PREFIX https://files.example.org/channel/42",
                        "URL_HOST files.example.org",
                        "URL_HOST example.org");
        assertThat(CanonicalUrl.of("http://192.0.2.1:8080").covering())
                .extracting(Fingerprint::text)
                .containsExactly("https://192.0.2.1:8080/", "https://192.0.2.1:8080/", "192.0.2.1");
    }

    @Test
    void a_path_covers_what_is_below_it_and_not_what_only_begins_like_it() {
        UrlFingerprint entry = UrlFingerprint.of(Kind.PREFIX, "http://www.example.org/channel/");

        assertThat(CanonicalUrl.of("example.org/channel").covering()).contains(entry);
        assertThat(CanonicalUrl.of("example.org/channel/1/2?x=y").covering()).contains(entry);
        assertThat(CanonicalUrl.of("example.org/channels").covering()).doesNotContain(entry);
        assertThat(CanonicalUrl.of("other.example.org/channel").covering()).doesNotContain(entry);
    }

    @Test
    void a_host_covers_the_hosts_below_it_and_no_other() {
        UrlFingerprint entry = UrlFingerprint.of(Kind.HOST, "https://Example.org");

        assertThat(CanonicalUrl.of("https://a.b.example.org:8080/c").covering()).contains(entry);
        assertThat(CanonicalUrl.of("https://badexample.org/").covering()).doesNotContain(entry);
    }

    @Test
    void an_entry_that_would_cover_something_else_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlFingerprint.of(Kind.HOST, "org"))
                .withMessage("An entry for a host has at least two names, such as example.org; \"org\" has one.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlFingerprint.of(Kind.HOST, "example.org/a"))
                .withMessageContaining("a host alone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlFingerprint.of(Kind.PREFIX, "example.org/a?b"))
                .withMessageContaining("has a query or a fragment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlFingerprint.of(Kind.PREFIX, "example.org" + "/a".repeat(33)))
                .withMessageContaining("at most 32 segments");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fingerprint.parse(FingerprintType.URL, "http://example.org/"))
                .withMessage("The canonical form of this address is https://example.org/.");
    }

    /** "Working variations" that a list may have been made of. */
    @Test
    void the_variants_of_an_address_are_the_usual_ways_to_write_it() {
        List<UrlMd5> variants = UrlMd5.variants("http://www.example.org/Channel/?utm_source=x");

        for (String written : List.of(
                "http://www.example.org/Channel/?utm_source=x",
                "https://example.org/Channel",
                "http://www.example.org/Channel/",
                "example.org/Channel",
                "example.org/channel",
                "www.example.org/channel/")) {
            assertThat(variants).contains(new UrlMd5(Md5.of(written.getBytes(UTF_8))));
        }
        assertThat(variants).hasSize(26).doesNotHaveDuplicates();
    }
}
