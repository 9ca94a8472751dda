package org.brightline.matching.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.matching.BankSettings;
import org.brightline.matching.Entry;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchSettings;
import org.brightline.matching.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void an_index_comes_back_as_it_was() throws IOException {
        LiveIndex live = live();
        List<Pdq> pictures = fill(live, 5_000);
        live.add(EntryBatch.of(List.of(
                new Entry(10_001, 1, Sha256.of(new byte[] {1})),
                new Entry(10_002, 1, Md5.of(new byte[] {2})),
                new Entry(10_003, 2, Md5.of(new byte[] {3}), true, null, END),
                new Entry(10_004, 2, new Pdq(9, 9, 9, 9), false, null, null))));
        live.remove(List.of(17L, 4_999L));
        Path file = folder.resolve("index");

        SnapshotFile.write(file, 42, live.current());
        SnapshotFile.Snapshot snapshot = SnapshotFile.read(file);
        LiveIndex again = live();
        again.add(snapshot.entries());

        assertThat(snapshot.version()).isEqualTo(42);
        assertThat(again.current().size()).isEqualTo(live.current().size()).isEqualTo(5_002);
        for (Pdq picture : pictures) {
            assertThat(again.find(Query.of(picture))).isEqualTo(live.find(Query.of(picture)));
        }
        assertThat(again.current().match(Sha256.of(new byte[] {1}))).hasSize(1);
        assertThat(again.current().match(Md5.of(new byte[] {2}))).hasSize(1);
        assertThat(again.current().match(Md5.of(new byte[] {3}))).isEmpty();
        assertThat(again.current().match(new Pdq(9, 9, 9, 9))).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void an_empty_index_comes_back_empty() throws IOException {
        Path file = folder.resolve("index");
        SnapshotFile.write(file, -1, MatchIndex.EMPTY);

        assertThat(SnapshotFile.read(file).version()).isEqualTo(-1);
        assertThat(SnapshotFile.read(file).entries().size()).isZero();
    }

    @Test
    void a_file_with_any_byte_changed_or_lost_is_refused() throws IOException {
        LiveIndex live = live();
        fill(live, 3);
        Path file = folder.resolve("index");
        SnapshotFile.write(file, 1, live.current());
        byte[] right = Files.readAllBytes(file);
        for (int at = 0; at < right.length; at++) {
            byte[] wrong = right.clone();
            wrong[at] ^= 0x10;
            Files.write(file, wrong);
            assertThatExceptionOfType(SnapshotException.class).isThrownBy(() -> SnapshotFile.read(file));
            Files.write(file, Arrays.copyOf(right, at));
            assertThatExceptionOfType(SnapshotException.class).isThrownBy(() -> SnapshotFile.read(file));
        }
        Files.write(file, Arrays.copyOf(right, right.length + 1));
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> SnapshotFile.read(file))
                .withMessage(
                        file + ": At byte " + (right.length - 4) + ", there are 1 bytes more than there should be.");
    }

    @Test
    void another_file_is_told_from_a_damaged_one() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "Nothing of the kind, and long enough.");

        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> SnapshotFile.read(file))
                .withMessage(file + ": This is no snapshot of an index, which begins with BLMATCH1.");
    }

    private static LiveIndex live() {
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN.withClock(() -> END), Runnable::run);
        live.banks(List.of(BankSettings.confirmed(1, "FLAGS"), BankSettings.confirmed(2, "SONGS")));
        return live;
    }

    private static List<Pdq> fill(LiveIndex live, int entries) {
        SplittableRandom random = new SplittableRandom(1);
        List<Pdq> pictures = new ArrayList<>();
        EntryBatch.Builder batch = EntryBatch.builder();
        for (int i = 0; i < entries; i++) {
            Pdq picture = new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            pictures.add(picture);
            batch.add(new Entry(i, 1 + i % 2, picture));
        }
        live.add(batch.build());
        return pictures;
    }
}
