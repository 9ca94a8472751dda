package org.brightline.cli.internal.linecheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases and groups of a folder.
 *
 * @param groups by number
 * @param cases in the order of their ids
 */
record Suite(Map<Integer, Group> groups, List<LineCase> cases) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Reads {@code groups.yaml} and {@code cases/LANGUAGE/NN-slug.jsonl}.
     *
     * @throws IOException naming file and line where something is not as it must be
     */
    static Suite read(Path folder) throws IOException {
        Map<Integer, Group> groups = groups(folder.resolve("groups.yaml"));
        List<LineCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("cases"), 2)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                readCases(file, groups, cases);
            }
        }
        if (cases.isEmpty()) {
            throw new NoSuchFileException(folder + " holds no cases.");
        }
        return new Suite(groups, List.copyOf(cases));
    }

    private static void readCases(Path file, Map<Integer, Group> groups, List<LineCase> cases) throws IOException {
        int line = 0;
        for (String json : Files.readAllLines(file)) {
            line++;
            try {
                LineCase read = JSON.readValue(json, LineCase.class);
                if (!groups.containsKey(read.group())) {
                    throw new IOException(file + ", line " + line + ": there is no group " + read.group() + ".");
                }
                if (read.actionable() != read.gold().actionable()) {
                    throw new IOException(
                            file + ", line " + line + ": " + read.gold() + " and actionable do not go together.");
                }
                cases.add(read);
            } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IOException(file + ", line " + line + ": this is no case of line-check.", e);
            }
        }
    }

    private static Map<Integer, Group> groups(Path file) throws IOException {
        Object read = new Load(LoadSettings.builder().setLabel(file.toString()).build())
                .loadFromString(Files.readString(file));
        if (!(read instanceof Map<?, ?> document) || !(document.get("groups") instanceof List<?> list)) {
            throw new IOException(file + " holds no list «groups».");
        }
        return list.stream()
                .map(Map.class::cast)
                .map(group -> new Group(
                        (int) Objects.requireNonNull(group.get("number")),
                        text(group, "slug"),
                        Group.Section.valueOf(text(group, "section")),
                        text(group, "title"),
                        text(group, "tests")))
                .collect(Collectors.toMap(Group::number, group -> group));
    }

    private static String text(Map<?, ?> group, String name) {
        return String.valueOf(Objects.requireNonNull(group.get(name), name));
    }
}
