package org.brightline.platform.banks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.base.Problem;
import org.junit.jupiter.api.Test;

class EntryParserTest {
    private static final String PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

    private static EntryParser parser(EntryFormat format) {
        return EntryParser.of(new ImportRequest(
                format, null, new Unsaid("label", "source", null, "reason"), Banks.Duplicates.ALLOWED));
    }

    private static List<String> texts(EntryParser parser, String line) {
        return parser.parse(line).map(NewEntry::fingerprints).orElse(List.of()).stream()
                .map(Fingerprint::text)
                .toList();
    }

    @Test
    void a_line_is_read_as_hash_prints_it() {
        EntryParser parser = parser(EntryFormat.HASHES);
        assertThat(texts(parser, "pdq    " + PDQ + " my photo.jpg (quality 100)"))
                .containsExactly(PDQ);
        assertThat(texts(parser, "PDQ\t" + PDQ.toUpperCase(Locale.ROOT))).containsExactly(PDQ);
        String vpdq = "[\"" + PDQ + ",100,0.0\", \"" + PDQ + ",90,1.0\"]";
        assertThat(texts(parser, "vpdq         " + vpdq + " clip.mp4")).containsExactly(vpdq);
        assertThat(texts(parser, "pdq    - notes.txt (It is no picture.)")).isEmpty();
        assertThat(parser.parse("url https://harbour.example/a b").orElseThrow().fingerprints())
                .singleElement()
                .satisfies(print -> assertThat(print.type()).isEqualTo(FingerprintType.URL));
    }

    @Test
    void a_field_that_there_is_not_is_no_expiry_that_never_comes() {
        assertThatThrownBy(() -> parser(EntryFormat.NDJSON)
                        .parse("{\"fingerprints\":{\"pdq\":\"" + PDQ + "\"},\"untill\":\"2030-01-01T00:00:00Z\"}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("«untill»")
                .hasMessageContaining("until");
    }

    @Test
    void a_label_is_needed_only_where_a_line_has_none() {
        Unsaid unlabelled = new Unsaid(null, "source", null, "reason");
        EntryParser csv =
                EntryParser.of(new ImportRequest(EntryFormat.CSV, null, unlabelled, Banks.Duplicates.ALLOWED));
        csv.parse("pdq,label");
        assertThat(csv.parse(PDQ + ",a poster").orElseThrow().provenance().label())
                .isEqualTo("a poster");
        EntryParser hashes =
                EntryParser.of(new ImportRequest(EntryFormat.HASHES, null, unlabelled, Banks.Duplicates.ALLOWED));
        assertThat(hashes.parse("# a comment")).isEmpty();
        for (ThrowingCallable bare :
                List.<ThrowingCallable>of(() -> csv.parse(PDQ + ","), () -> hashes.parse("pdq " + PDQ))) {
            assertThatThrownBy(bare).isInstanceOf(Problem.class).hasMessageContaining("no label");
        }
    }

    @Test
    void a_word_that_is_no_kind_is_named_with_the_kinds_that_there_are() {
        for (String line : List.of("clip 123", "clip", "{\"fingerprints\":{\"clip\":\"123\"}}")) {
            EntryFormat format = line.startsWith("{") ? EntryFormat.NDJSON : EntryFormat.HASHES;
            assertThatThrownBy(() -> parser(format).parse(line))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("«clip» is no kind of fingerprint; the kinds are pdq, sha256, md5");
        }
    }

    @Test
    void a_picture_may_have_several_looks_and_each_once() {
        String other = "0" + PDQ.substring(1);
        String digest = "0123456789abcdef".repeat(4);
        assertThat(texts(
                        parser(EntryFormat.NDJSON),
                        "{\"fingerprints\":{\"pdq\":[\"" + PDQ + "\",\"" + other + "\"],\"sha256\":\"" + digest
                                + "\"}}"))
                .containsExactly(PDQ, other, digest);
        EntryParser csv = parser(EntryFormat.CSV);
        csv.parse("pdq,sha256");
        assertThat(texts(csv, PDQ + " " + other + "," + digest)).containsExactly(PDQ, other, digest);
        assertThatThrownBy(() -> csv.parse(PDQ + " " + PDQ + ",")).hasMessageContaining("each one once");
        assertThatThrownBy(() -> csv.parse("," + digest + " " + digest)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> parser(EntryFormat.NDJSON)
                        .parse("{\"fingerprints\":{\"sha256\":[\"" + digest + "\",\"" + digest.replace('0', '1')
                                + "\"]}}"))
                .hasMessageContaining("one fingerprint of each kind");
    }

    @Test
    void no_line_is_read_under_a_wrong_header() {
        EntryParser parser = parser(EntryFormat.CSV);
        assertThatThrownBy(() -> parser.parse("pdq,untill")).hasMessageContaining("«untill»");
        assertThatThrownBy(() -> parser.parse(PDQ + ",2030-01-01T00:00:00Z")).hasMessageContaining("header is wrong");
    }

    @Test
    void an_entry_does_not_end_before_it_begins() {
        EntryParser parser = parser(EntryFormat.CSV);
        parser.parse("pdq,from,until");
        assertThatThrownBy(() -> parser.parse(PDQ + ",2030-01-02T00:00:00Z,2030-01-01T00:00:00Z"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("until");
        assertThat(texts(parser, PDQ + ",2030-01-01T00:00:00Z,2030-01-02T00:00:00Z"))
                .containsExactly(PDQ);
    }

    @Test
    void metadata_in_a_column_is_a_json_object_or_is_told_as_none() {
        EntryParser parser = parser(EntryFormat.CSV);
        parser.parse("pdq,metadata");
        assertThat(parser.parse(PDQ + ",\"{\"\"ticket\"\":17}\"")
                        .orElseThrow()
                        .state()
                        .metadata())
                .hasToString("{\"ticket\":17}");
        assertThat(parser.parse(PDQ + ",").orElseThrow().state().metadata()).isNull();
        assertThatThrownBy(() -> parser.parse(PDQ + ",ticket 17"))
                .hasMessageContaining("metadata is not a JSON object");
        assertThatThrownBy(() -> parser.parse(PDQ + ",17")).hasMessageContaining("Metadata is a JSON object");
    }

    @Test
    void fingerprints_are_read_in_columns_and_fields_as_foreign_lists_write_them() {
        EntryParser csv = parser(EntryFormat.CSV);
        csv.parse("md5,text_tlsh,url");
        assertThat(texts(csv, " 900150983CD24FB0D6963F7D28E17F72,t1" + "0a".repeat(35) + ",HTTP://Forum.Example:80/A?"))
                .containsExactly("900150983cd24fb0d6963f7d28e17f72", "T1" + "0A".repeat(35), "https://forum.example/A");
        assertThat(texts(
                        parser(EntryFormat.NDJSON),
                        "{\"fingerprints\":{\"text_minhash\":\"" + "0A".repeat(32) + "\"}}"))
                .containsExactly("0a".repeat(32));
    }
}
