package org.brightline.platform.banks.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.base.Problem;

class EntryParserFuzzTest {
    /** Whatever a line holds, it is an entry, nothing, or a problem. */
    @FuzzTest
    void a_line_is_an_entry_or_nothing_or_a_problem(FuzzedDataProvider data) {
        EntryParser parser = EntryParser.of(new ImportRequest(
                data.pickValue(EntryFormat.values()),
                null,
                new Unsaid("label", "source", null, "reason"),
                Banks.Duplicates.ALLOWED));
        for (String line : data.consumeRemainingAsString().split("\n", 4)) {
            try {
                parser.parse(line)
                        .map(NewEntry::fingerprints)
                        .ifPresent(prints -> assertThat(prints).isNotEmpty());
            } catch (Problem problem) {
                assertThat(problem.detail()).isNotBlank();
            }
        }
    }

    /** What is written as a value is read as that value. */
    @FuzzTest
    void a_value_of_a_csv_line_comes_back_as_it_was(FuzzedDataProvider data) {
        String first = data.consumeString(20);
        String second = data.consumeRemainingAsString();
        assertThat(CsvLine.split(CsvLine.value(first) + "," + CsvLine.value(second)))
                .isEqualTo(List.of(first, second).stream()
                        .map(value -> value.replace('\r', ' ').replace('\n', ' '))
                        .toList());
    }
}
