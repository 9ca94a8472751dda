package org.brightline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the commands of docs/api.md against a server and holds the answers on the page against those that came. With
 * {@code -Dbrightline.docs.update=true} it writes the answers into the page.
 */
class ApiGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "api.md");
    /** A command, what stands between it and its answer, the language of the answer, and the answer. */
    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\n(?<command>.*?)\n```\n\n```(?<kind>json|text)\n(?<answer>.*?)```", Pattern.DOTALL);

    /** Identifiers, digests, versions; and the last digit of a probability, in which kinds of processors may differ. */
    private static final Pattern VOLATILE = Pattern.compile("(?<=\"score\" : 0\\.\\d)\\d|(?<=: \\d)\\d(?= % probable)|"
            + "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|(?<=\"version\" : \")[^\"]+");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    private Path folder;

    @Test
    void every_command_of_the_guide_is_answered_as_the_guide_says() throws Exception {
        String guide = Files.readString(GUIDE);
        ImageIO.write(
                new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("photo.png").toFile());
        StringBuilder written = new StringBuilder();
        int commands = 0;
        try (RunningPlatform platform = RunningPlatform.start("--brightline.access.welcome=false")) {
            String key = key(platform);
            Matcher example = EXAMPLE.matcher(guide);
            while (example.find()) {
                commands++;
                String answer = run(example.group("command"), platform, key);
                if (example.group("kind").equals("json")) {
                    answer = answer.lines().map(ApiGuideTest::pretty).collect(Collectors.joining("\n"));
                }
                String block = "```sh\n" + example.group("command") + "\n```\n\n```" + example.group("kind") + "\n"
                        + answer.strip() + "\n```";
                example.appendReplacement(written, Matcher.quoteReplacement(block));
            }
            example.appendTail(written);
        }
        assertThat(commands)
                .isEqualTo((int) guide.lines().filter("```sh"::equals).count());
        if (Boolean.getBoolean("brightline.docs.update")) {
            Files.writeString(GUIDE, written);
        } else {
            assertThat(guide)
                    .as("docs/api.md is behind the server; update it with -Dbrightline.docs.update=true")
                    .isEqualTo(written.toString());
        }
    }

    private static String key(RunningPlatform platform) {
        Access access = platform.bean(Access.class);
        access.registerPlatform("forum", "Forum", Actor.MACHINE);
        Set<Permission> scopes = Set.of(Permission.ITEMS_SUBMIT, Permission.CASES_READ);
        return access.issueKey("guide", "forum", scopes, Duration.ofDays(1), Actor.MACHINE)
                .token();
    }

    private static String pretty(String line) {
        JsonNode answer = JSON.readTree(line);
        return VOLATILE.matcher(JSON.writeValueAsString(answer)).replaceAll("…");
    }

    private String run(String command, RunningPlatform platform, String key) throws IOException, InterruptedException {
        File errors = folder.resolve("errors").toFile();
        ProcessBuilder shell = new ProcessBuilder(List.of("sh", "-c", command))
                .directory(folder.toFile())
                .redirectError(errors);
        shell.environment().put("BRIGHTLINE", platform.at("").toString());
        shell.environment().put("KEY", key);
        Process process = shell.start();
        String answer = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s%n%s%n(the guide needs curl)", command, Files.readString(errors.toPath()))
                .isZero();
        return answer;
    }
}
