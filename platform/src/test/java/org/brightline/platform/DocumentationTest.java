package org.brightline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Permissions;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.base.Setting;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class DocumentationTest {

    @Test
    void the_picture_of_the_rooms_is_the_code() {
        ApplicationModules modules = ApplicationModules.of(Brightline.class);
        StringBuilder picture = new StringBuilder("```mermaid\nflowchart BT\n");
        modules.stream()
                .map(module -> module.getIdentifier().toString())
                .sorted()
                .forEach(room -> picture.append("    ").append(room).append('\n'));
        List<String> arrows = new ArrayList<>();
        for (ApplicationModule module : modules) {
            module.getDirectDependencies(modules).uniqueModules().forEach(target -> {
                String to = target.getIdentifier().toString();
                // Every room uses the shared words; that arrow would only hide the others.
                if (!to.equals("base")) {
                    arrows.add("    " + module.getIdentifier() + " --> " + to + "\n");
                }
            });
        }
        arrows.stream().sorted().distinct().forEach(picture::append);
        GeneratedDocs.check("architecture.md", "rooms", picture.append("```\n").toString());
    }

    @Test
    void the_picture_of_the_modules_is_the_build() throws IOException {
        String parent = Files.readString(Path.of("..", "pom.xml"));
        StringBuilder picture = new StringBuilder("```mermaid\nflowchart BT\n");
        Matcher names = Pattern.compile("<module>([a-z0-9]+)</module>").matcher(parent);
        while (names.find()) {
            String module = names.group(1);
            picture.append("    ").append(module).append('\n');
            String pom = Files.readString(Path.of("..", module, "pom.xml"));
            Matcher uses = Pattern.compile(
                            "<groupId>org\\.brightline</groupId>\\s*<artifactId>([a-z0-9]+)</artifactId>\\s*(?:<scope>[a-z]+</scope>\\s*)?</dependency>")
                    .matcher(pom);
            while (uses.find()) {
                picture.append("    ")
                        .append(module)
                        .append(" --> ")
                        .append(uses.group(1))
                        .append('\n');
            }
        }
        GeneratedDocs.check(
                "architecture.md", "modules", picture.append("```\n").toString());
    }

    @Test
    void the_table_of_permissions_is_the_code() {
        StringBuilder table = new StringBuilder("| permission |");
        for (Role role : Role.values()) {
            table.append(' ').append(words(role.name())).append(" |");
        }
        table.append("\n|---|").append("---|".repeat(Role.values().length)).append('\n');
        for (Permission permission : Permission.values()) {
            table.append("| ").append(words(permission.name())).append(" |");
            for (Role role : Role.values()) {
                table.append(Permissions.of(Set.of(role)).contains(permission) ? " yes |" : "  |");
            }
            table.append('\n');
        }
        GeneratedDocs.check("operating.md", "permissions", table.toString());
    }

    @Test
    void the_list_of_problems_is_the_code() {
        StringBuilder table = new StringBuilder("| type | status | title |\n|---|---|---|\n");
        for (ProblemType type : ProblemType.values()) {
            table.append("| `%s` | %d | %s |\n".formatted(type.uri(), type.status(), type.title()));
        }
        GeneratedDocs.check("problems.md", "problems", table.toString());
    }

    @Test
    void the_table_of_settings_is_the_code_and_every_setting_says_what_it_is() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<String> rows = new ArrayList<>();
        scanner.findCandidateComponents("org.brightline.platform").forEach(found -> {
            Class<?> type = load(Objects.requireNonNull(found.getBeanClassName()));
            rows(type, type.getAnnotation(ConfigurationProperties.class).value(), rows);
        });
        assertThat(rows).isNotEmpty();
        rows.sort(null);
        GeneratedDocs.check(
                "configuration.md",
                "settings",
                "| in the environment | default | what it is |\n|---|---|---|\n" + String.join("", rows));
    }

    private static void rows(Class<?> type, String prefix, List<String> rows) {
        assertThat(type.isRecord()).as("%s is a record", type).isTrue();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + component.getName();
            if (component.getType().isRecord()) {
                rows(component.getType(), name, rows);
                continue;
            }
            Setting setting = component.getAnnotation(Setting.class);
            assertThat(setting)
                    .as("%s.%s says what it is", type.getSimpleName(), component.getName())
                    .isNotNull();
            assertThat(component.getName()).as("one lower-case word a level").matches("[a-z]+");
            rows.add("| `%s` | %s | %s |\n"
                    .formatted(
                            name.toUpperCase(Locale.ROOT).replace('.', '_'),
                            byDefault(type, component),
                            setting.value()));
        }
    }

    private static String byDefault(Class<?> type, RecordComponent component) {
        for (var parameter : type.getDeclaredConstructors()[0].getParameters()) {
            if (parameter.getName().equals(component.getName())) {
                DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                if (value != null && value.value().length > 0 && !value.value()[0].isEmpty()) {
                    return "`" + String.join(",", value.value()) + "`";
                }
            }
        }
        return "";
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
