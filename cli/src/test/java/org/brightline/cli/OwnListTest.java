package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnListTest {
    private static final String TABLE = """
            list,date,element,entity,name,context,homonyms
            own,2026-11-01,DESIGNATED_ENTITY,the Pewter Lantern League,Pewter Lantern League,,
            """;
    private static final String UN = """
            <CONSOLIDATED_LIST dateGenerated="2026-11-01T10:00:00Z"><ENTITIES><ENTITY>
              <FIRST_NAME>PEWTER LANTERN LEAGUE</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
              <REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER><LISTED_ON>2011-05-04</LISTED_ON>
              <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>X</ALIAS_NAME></ENTITY_ALIAS>
            </ENTITY></ENTITIES></CONSOLIDATED_LIST>
            """;

    @TempDir
    private Path folder;

    private String post = "";

    @BeforeEach
    void write() throws IOException {
        post = file("post.txt", "Join the Pewter Lantern League today, brothers.");
    }

    @Test
    void assess_knows_the_organisations_of_a_list_that_is_named() throws IOException {
        assertThat(Ended.of("assess", post, "--patterns").out()).doesNotContain("DESIGNATED_ENTITY");
        Ended ended = Ended.of("assess", post, "--patterns", "--list", file("own.csv", TABLE));
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .startsWith("FINDING  SOLICITATION")
                .contains("DESIGNATED_ENTITY  «Pewter Lantern League»");
    }

    @Test
    void a_policy_is_tried_with_lists_in_either_form() throws IOException {
        for (String list : new String[] {file("own.csv", TABLE), file("un.xml", UN)}) {
            Ended traced = Ended.of("policy", "trace", "shipped", post, "--patterns", "--list", list);
            assertThat(traced.out()).contains("DESIGNATED_ENTITY «Pewter Lantern League»");
        }
        String policy = folder.resolve("policy").toString();
        Ended.of("policy", "init", policy);
        file("policy/tests/league.yaml", """
                tests:
                  - name: an organisation of our own list
                    text: Join the Pewter Lantern League today, brothers.
                    language: en
                    expect:
                      rungs: {solicitation: match}
                """);
        String list = file("own.csv", TABLE);
        assertThat(Ended.of("policy", "test", policy, "--patterns").out()).contains("league.yaml: 0 of 1");
        assertThat(Ended.of("policy", "test", policy, "--patterns", "--list", list)
                        .out())
                .contains("league.yaml: 1 of 1");

        String items = file(
                "items.ndjson",
                "{\"externalId\":\"p-1\",\"text\":\"Join the Pewter Lantern League today, brothers.\",\"language\":\"en\"}\n");
        String row = "(?m)^  SOLICITATION +1 +1 +\\+0$";
        assertThat(Ended.of("policy", "backtest", "shipped", "shipped", items, "--patterns", "--list", list)
                        .out())
                .containsPattern(row);
        assertThat(Ended.of("policy", "backtest", "shipped", "shipped", items, "--patterns")
                        .out())
                .contains("1 items were judged by both releases; 0 would come out differently.")
                .doesNotContainPattern(row);
    }

    @Test
    void a_list_that_cannot_be_read_is_refused_with_its_line() throws IOException {
        String list = file("own.csv", TABLE + "own,yesterday,DESIGNATED_ENTITY,a,the Long Quay Circle,,\n");
        Ended ended = Ended.of("assess", post, "--list", list);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo("brightline: " + list + ", line 3: 'yesterday' is no date; write it as 2026-11-24."
                        + System.lineSeparator());
        assertThat(Ended.of("assess", post, "--list", folder.resolve("none.csv").toString())
                        .err())
                .contains("none.csv: there is no such file.");
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }
}
