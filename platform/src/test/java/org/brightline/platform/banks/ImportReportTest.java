package org.brightline.platform.banks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportReportTest {
    @Test
    void one_is_told_in_the_singular_and_several_in_the_plural() {
        assertThat(ImportReport.words(1, 1, 1)).isEqualTo("1 entry was added; 1 was known already, 1 line was wrong.");
        assertThat(ImportReport.words(2, 0, 3))
                .isEqualTo("2 entries were added; 0 were known already, 3 lines were wrong.");
    }

    @Test
    void a_file_without_an_entry_is_told_as_such() {
        assertThat(ImportReport.words(0, 0, 0)).isEqualTo("The file holds no entry; nothing was added.");
    }
}
