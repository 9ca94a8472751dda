package org.brightline.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brightline.cli.internal.local.DemoFolder;
import org.brightline.cli.internal.server.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

class DemoFolderTest {
    @TempDir
    private Path parent;

    @Test
    void what_a_running_demo_uses_is_not_deleted_and_what_an_ended_one_left_is() throws IOException {
        Path folder = parent.resolve("demo");
        Path left = folder.resolve("postgres/data");
        try (DemoFolder first = DemoFolder.take(folder)) {
            assertThat(first.clear()).isFalse();
            Files.createDirectories(left.getParent());
            Files.writeString(left, "rows");
            assertThatThrownBy(() -> DemoFolder.take(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another demo runs in");
            assertThat(left).hasContent("rows");
        }
        try (DemoFolder second = DemoFolder.take(folder)) {
            assertThat(left).exists();
            assertThat(second.clear()).isTrue();
            assertThat(left.getParent()).doesNotExist();
        }
    }

    @Test
    void a_folder_that_no_demo_made_is_left_alone() throws IOException {
        Path file = Files.writeString(parent.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> DemoFolder.take(parent)).hasMessageContaining("no demo made");
        assertThat(parent).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**demo");
    }

    @Test
    void a_port_is_from_0_to_65535() {
        assertThat(new Port().convert("0")).isZero();
        assertThat(new Port().convert("65535")).isEqualTo(65_535);
        for (String wrong : new String[] {"65536", "-1", "http", ""}) {
            assertThatThrownBy(() -> new Port().convert(wrong)).as(wrong).isInstanceOf(TypeConversionException.class);
        }
    }
}
