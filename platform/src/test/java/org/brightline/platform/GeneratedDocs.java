package org.brightline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Parts of the documentation that are made from the code. A page marks such a part with
 * {@code <!-- generated: name -->} and {@code <!-- end -->}; the test fails where the page is behind the code, and
 * {@code mvn test -Dbrightline.docs.update=true} brings it up to date.
 */
final class GeneratedDocs {
    private GeneratedDocs() {}

    static void check(String page, String name, String content) {
        Path file = Path.of("..", "docs", page);
        try {
            String text = Files.readString(file);
            String start = "<!-- generated: " + name + " -->\n";
            int from = text.indexOf(start);
            assertThat(from).as("%s has the mark %s", page, start.strip()).isNotNegative();
            int to = text.indexOf("<!-- end -->", from);
            String expected = text.substring(0, from + start.length()) + content.strip() + "\n" + text.substring(to);
            if (Boolean.getBoolean("brightline.docs.update")) {
                Files.writeString(file, expected);
            } else {
                assertThat(text)
                        .as("docs/%s is behind the code; update it with -Dbrightline.docs.update=true", page)
                        .isEqualTo(expected);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
