package org.brightline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.brightline.language.PatternReader;
import org.junit.jupiter.api.Test;

/** The release that Brightline ships keeps its own promises. */
class ShippedReleaseTest {
    private static final Release RELEASE = ReleaseReader.shipped();

    @Test
    void every_example_comes_out_as_its_clause_says() {
        assertThat(ReleaseExamples.failures(RELEASE, PatternReader.shipped())).isEmpty();
    }

    @Test
    void it_covers_every_rung() {
        assertThat(RELEASE.clauses().stream().map(Clause::rung).distinct()).containsExactlyInAnyOrder(Rung.values());
    }

    @Test
    void views_have_no_effect() {
        assertThat(RELEASE.clauses().stream().filter(clause -> clause.rung() == Rung.VIEW))
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(clause.effects()).isEmpty());
    }

    @Test
    void no_clause_can_do_anything_but_preserve_or_hold_without_a_person() {
        assertThat(Arrays.stream(Effect.values()).filter(effect -> !effect.humanRequired()))
                .containsExactly(Effect.PRESERVE, Effect.HOLD);
        assertThat(Effect.ESCALATE.peopleRequired()).isEqualTo(2);
    }

    @Test
    void the_index_names_every_file() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ReleaseReader.class.getResource("release"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(folder.resolve("index.txt"))).containsExactlyElementsOf(names);
        }
    }

    @Test
    void the_digest_is_of_what_the_clauses_say_and_not_of_how_they_are_laid_out() {
        var files = new java.util.HashMap<>(ReleaseReader.shippedFiles());
        files.compute("view.yaml", (name, text) -> "# a comment\n" + text + "\n\n");
        assertThat(ReleaseReader.read("again", files).digest()).isEqualTo(RELEASE.digest());
        files.compute("view.yaml", (name, text) -> Objects.requireNonNull(text).replace("Views are free", "Views"));
        assertThat(ReleaseReader.read("again", files).digest()).isNotEqualTo(RELEASE.digest());
        assertThat(RELEASE.digest()).matches("[0-9a-f]{64}");
    }
}
