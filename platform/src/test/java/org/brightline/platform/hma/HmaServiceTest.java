package org.brightline.platform.hma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the service says of itself: its state, its routes, its kinds of signals and content, and that it has no exchanges. */
class HmaServiceTest extends HmaRoutes {
    private static final Path PAGE = Path.of("..", "docs", "hma-compatibility.md");
    private static final Pattern ROW = Pattern.compile("\\| `(GET|POST|PUT|DELETE) (/[^`]*)` \\|.*");

    HmaServiceTest() {
        super(Part.SERVICE);
    }

    @Test
    void status_says_that_it_is_alive() {
        for (String path : List.of("/status", "/status/live")) {
            HttpResponse<String> answer = hma.send("GET", path, "", new byte[0]);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("I-AM-ALIVE");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
        }
    }

    @Test
    void site_map_lists_the_routes() {
        assertThat(hma.get(200, "/site-map"))
                .extracting(JsonNode::asString)
                .contains("/c/bank/<name>", "/m/raw_lookup", "/status")
                .isSorted();
    }

    @Test
    void a_type_of_signal_is_switched_off_and_on() {
        assertThat(hma.get(200, "/c/signal_type").toString())
                .contains("{\"name\":\"pdq\",\"enabled_ratio\":1.0}", "{\"name\":\"video_md5\",\"enabled_ratio\":1.0}");
        String lookup = "/m/raw_lookup?signal_type=url_md5&signal=" + MD5;
        hma.get(200, lookup);
        assertThat(message(hma.json(403, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":0}")))
                .contains("banks edit");
        edits.json(204, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":0}");
        for (JsonNode refused : List.of(
                hma.get(400, lookup),
                hma.json(400, "POST", "/m/compare", "{\"url_md5\":[\"" + MD5 + "\",\"" + MD5 + "\"]}"),
                hma.form(400, "/ui/query_hash", Map.of("signal_type", "url_md5", "signal_value", MD5)))) {
            assertThat(message(refused)).isEqualTo("SignalType 'url_md5' is not enabled");
        }
        edits.json(204, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":1.0}");
        hma.get(200, lookup);
        edits.json(400, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":2}");
        edits.json(400, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":\"half\"}");
        edits.json(400, "PUT", "/c/signal_type/url_md5", "{}");
        hma.json(400, "PUT", "/c/signal_type/smell", "{\"enabled_ratio\":1}");
    }

    @Test
    void the_types_of_content_are_listed() {
        assertThat(hma.get(200, "/c/content_type").toString())
                .contains("{\"name\":\"photo\",\"enabled\":true}", "{\"name\":\"video\",\"enabled\":true}");
    }

    @Test
    void there_are_no_exchanges_and_nothing_pretends_that_there_are() {
        assertThat(hma.get(200, "/c/exchanges/apis").toString()).isEqualTo("[]");
        assertThat(hma.get(200, "/c/exchanges").toString()).isEqualTo("[]");
        assertThat(message(hma.get(400, "/c/exchanges/api/ncmec"))).isEqualTo("no such Exchange API 'ncmec'");
        hma.json(400, "POST", "/c/exchanges/api/ncmec", "{\"credential_json\":{}}");
        assertThat(message(hma.get(404, "/c/exchanges/api/ncmec/schema"))).isEqualTo("Exchange API 'ncmec' not found");
        assertThat(message(hma.json(400, "POST", "/c/exchanges", "{\"bank\":\"X\",\"api\":\"ncmec\"}")))
                .isEqualTo("No such exchange type 'ncmec'");
        assertThat(message(hma.json(400, "POST", "/c/exchanges", "{}"))).isEqualTo("bank is required");
        bank("OF_NO_EXCHANGE");
        for (String path : List.of("/c/exchange/OF_NO_EXCHANGE", "/c/exchange/OF_NO_EXCHANGE/status")) {
            assertThat(message(hma.get(404, path))).isEqualTo("Exchange 'OF_NO_EXCHANGE' not found");
        }
        hma.json(404, "PUT", "/c/exchange/OF_NO_EXCHANGE", "{\"enabled\":true}");
        hma.delete(200, "/c/exchange/OF_NO_EXCHANGE");
        hma.get(200, "/c/bank/OF_NO_EXCHANGE");
    }

    @Test
    void the_page_and_the_server_know_the_same_routes_and_each_is_of_one_part() throws IOException {
        Set<String> served = HmaClient.routes(platform);
        Set<String> described = new TreeSet<>();
        Files.readAllLines(PAGE).forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                described.add(row.group(1) + " " + row.group(2));
            }
        });
        assertThat(described).isEqualTo(served);
        assertThat(served)
                .allSatisfy(route -> assertThat(Part.values())
                        .filteredOn(part -> part.has(route))
                        .as(route)
                        .hasSize(1));
    }
}
