package org.brightline.platform.banks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.RawText;
import org.brightline.fingerprint.TlshHasher;
import org.brightline.matching.Match;
import org.brightline.matching.Query;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of entries that come and go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class BankFilesTest {
    private static final Unsaid LIST = new Unsaid("of a list", "the list", null, "shared by invented friends");

    private RunningPlatform platform;
    private Banks banks;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start("--brightline.access.welcome=false", "--brightline.banks.largest=64KB");
        banks = platform.bean(Banks.class);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    /** Remembers what it is told. */
    private static final class Told implements ImportListener {
        private final Map<Long, String> refused = new TreeMap<>();
        private long bytes;

        @Override
        public void refused(long line, Problem problem) {
            refused.put(line, problem.detail());
        }

        @Override
        public void progress(long bytes, long total) {
            this.bytes = bytes;
        }
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BankFilesTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private ImportReport take(
            String bank, byte[] file, EntryFormat format, @Nullable FingerprintType type, ImportListener listener)
            throws IOException {
        return banks.importEntries(
                bank,
                new ByteArrayInputStream(file),
                new ImportRequest(format, type, LIST, Banks.Duplicates.REFUSED),
                Actor.MACHINE,
                listener);
    }

    private String export(String bank, EntryFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        banks.export(bank, format, out);
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"HASHES,entries.txt", "NDJSON,entries.ndjson", "CSV,entries.csv"})
    void a_file_is_brought_in_as_a_whole_and_a_wrong_line_harms_no_other(EntryFormat format, String name)
            throws IOException {
        String bank = "GOLDEN_" + format;
        banks.create(bank, "of a golden file", Actor.MACHINE);
        Told told = new Told();
        byte[] file = golden(name);
        ImportReport report = take(bank, file, format, null, told);
        assertThat(told.refused.keySet()).isEqualTo(wrong(file));
        assertThat(told.bytes).isEqualTo(file.length);
        assertThat(report.refused()).isEqualTo(told.refused.size());
        assertThat(report.added()).isEqualTo(3);
        assertThat(export(bank, format)).isEqualTo(new String(golden("exported-" + name), UTF_8));
        Pdq pdq = Pdq.parse("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22");
        assertThat(banks.index()
                        .unwatched()
                        .find(Query.of(pdq).in(java.util.Set.of(bank)))
                        .matches())
                .extracting(Match::distance)
                .containsExactly(0);
        assertThat(platform.bean(Journal.class).referencing("bank", bank))
                .last()
                .satisfies(entry -> assertThat(entry.references())
                        .containsEntry("added", "3")
                        .containsEntry("refused", Long.toString(report.refused())));
    }

    /** The lines of a golden file that say of themselves that they are wrong. */
    private static java.util.Set<Long> wrong(byte[] file) {
        java.util.Set<Long> wrong = new java.util.TreeSet<>();
        long number = 0;
        for (String line : new String(file, UTF_8).split("\n")) {
            number++;
            if (line.contains("WRONG")) {
                wrong.add(number);
            }
        }
        return wrong;
    }

    @Test
    void a_byte_order_mark_begins_no_word() throws IOException {
        banks.create("MARKED", "marked", Actor.MACHINE);
        Told told = new Told();
        ImportReport report = take(
                "MARKED",
                "\uFEFFpdq f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22\n".getBytes(UTF_8),
                EntryFormat.HASHES,
                null,
                told);
        assertThat(told.refused).isEmpty();
        assertThat(report.added()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NDJSON", "CSV"})
    void what_was_exported_comes_in_again_as_it_was(EntryFormat format) throws IOException {
        String first = "FIRST_" + format;
        String second = "SECOND_" + format;
        banks.create(first, "first", Actor.MACHINE);
        banks.create(second, "second", Actor.MACHINE);
        String all = """
                {"fingerprints":{"md5":"d41d8cd98f00b204e9800998ecf8427e","raw_text":"bread, \\"fresh\\""},"label":"A text, \\"quoted\\"",\
                "source":"another list","incident":"Saltmarsh 2026","reason":"seen, twice","note":"a \\"note\\", with a comma",\
                "enabled":"false","from":"2030-01-01T00:00:00Z","until":"2036-01-31T10:00:00.5Z",\
                "metadata":{"ticket":17,"words":["a, b","\\"c\\"","line\\nbreak"],"none":null,"inner":{"share":0.5}}}
                """;
        take(first, golden("entries.ndjson"), EntryFormat.NDJSON, null, ImportListener.NONE);
        take(first, all.getBytes(UTF_8), EntryFormat.NDJSON, null, ImportListener.NONE);
        String before = export(first, EntryFormat.NDJSON);
        assertThat(before.lines())
                .hasSize(4)
                .last()
                .satisfies(line -> assertThat(line)
                        .contains("\"ticket\":17", "\"from\"", "\"until\"", "\"note\"", "\"incident\""));

        Told told = new Told();
        take(second, export(first, format).getBytes(UTF_8), format, null, told);
        assertThat(told.refused).isEmpty();
        assertThat(export(second, EntryFormat.NDJSON)).isEqualTo(before);
    }

    @Test
    void bare_hashes_are_of_the_kind_that_is_given_and_known_ones_are_passed_over() throws IOException {
        banks.create("BARE", "bare", Actor.MACHINE);
        byte[] file = "D41D8CD98F00B204E9800998ECF8427E\n\n900150983cd24fb0d6963f7d28e17f72\r\n".getBytes(UTF_8);
        assertThat(take("BARE", file, EntryFormat.HASHES, FingerprintType.MD5, ImportListener.NONE)
                        .added())
                .isEqualTo(2);
        ImportReport again = take("BARE", file, EntryFormat.HASHES, FingerprintType.MD5, ImportListener.NONE);
        assertThat(again).satisfies(report -> {
            assertThat(report.lines()).isEqualTo(2);
            assertThat(report.added()).isZero();
            assertThat(report.known()).isEqualTo(2);
        });
    }

    @Test
    void bytes_that_are_no_text_and_lines_that_are_too_long_are_told_and_passed_over() throws IOException {
        banks.create("BROKEN", "broken", Actor.MACHINE);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("md5 900150983cd24fb0d6963f7d28e17f72\n".getBytes(UTF_8));
        file.writeBytes(new byte[] {(byte) 0xc3, '(', '\n'});
        file.writeBytes("md5 0cc175b9c0f1b6a831c399e269772661".getBytes(UTF_8));
        Told told = new Told();
        assertThat(take("BROKEN", file.toByteArray(), EntryFormat.HASHES, null, told)
                        .added())
                .isEqualTo(2);
        assertThat(told.refused).containsOnlyKeys(2L);
    }

    @Test
    void a_local_file_of_hasher_matcher_actioner_comes_in_with_every_kind_that_is_known_here() throws IOException {
        banks.create("OF_HMA", "moved here", Actor.MACHINE);
        String pdq = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
        String tlsh = TlshHasher.hash(
                        "The bakery opens at seven and sells bread, rolls and cake until noon. ".repeat(3))
                .orElseThrow()
                .text();
        String file = "pdq " + pdq + "\n"
                + "video_md5 900150983CD24FB0D6963F7D28E17F72\n"
                + "vpdq [\"" + pdq + ",100,0.0\", \"" + pdq + ",100,1.000\"]\n"
                + "text_tlsh " + tlsh + "\n"
                + "raw_text The Bakery\topens at seven\n"
                + "url HTTP://Forum.Example:80/a?\n"
                + "url_md5\t0cc175b9c0f1b6a831c399e269772661\n"
                + "trend_query {\"or\":[\"bread\"]}\n"
                + "pdq\n";
        Told told = new Told();
        ImportReport report = take("OF_HMA", file.getBytes(UTF_8), EntryFormat.HASHES, null, told);
        assertThat(told.refused).containsOnlyKeys(8L, 9L);
        assertThat(report.added()).isEqualTo(7);
        assertThat(banks.entries("OF_HMA", EntrySearch.page(null, 10)))
                .flatExtracting(KnownEntry::fingerprints)
                .extracting(print -> print.type().wireName() + " " + print.text())
                .contains("raw_text the bakery opens at seven", "video_md5 900150983cd24fb0d6963f7d28e17f72")
                .anyMatch(text -> text.equals("url https://forum.example/a"));
        assertThat(banks.index()
                        .unwatched()
                        .find(Query.of(new RawText("the bakery opens at seven")))
                        .matches())
                .hasSize(1);
    }

    @Test
    void a_file_that_is_too_large_adds_nothing() {
        banks.create("LARGE", "large", Actor.MACHINE);
        byte[] file = "md5 900150983cd24fb0d6963f7d28e17f72\n".repeat(2_000).getBytes(UTF_8);
        assertThatThrownBy(() -> take("LARGE", file, EntryFormat.HASHES, null, ImportListener.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("65536");
        assertThat(banks.entries("LARGE", EntrySearch.page(null, 1))).isEmpty();
    }
}
