package org.brightline.matching.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.Entry;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchSettings;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotFuzzTest {

    static Stream<Arguments> snapshots() throws IOException {
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN, Runnable::run);
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        SnapshotFile.write(Channels.newChannel(empty), 1, live.current());
        live.add(EntryBatch.of(List.of(
                new Entry(1, 1, new Pdq(1, 2, 3, 4)),
                new Entry(2, 1, Md5.of(new byte[] {5}), true, Instant.EPOCH, null))));
        ByteArrayOutputStream some = new ByteArrayOutputStream();
        SnapshotFile.write(Channels.newChannel(some), 2, live.current());
        return Stream.of(empty, some)
                .map(ByteArrayOutputStream::toByteArray)
                .map(bytes -> Arguments.of((Object) Arrays.copyOf(bytes, bytes.length - 4)));
    }

    /** Anything is either a snapshot or refused as none; the checksum is put right, so that what is behind it is reached. */
    @MethodSource("snapshots")
    @FuzzTest(maxDuration = "5m")
    void any_file_is_a_snapshot_or_is_refused_in_words(byte[] bytes) throws IOException {
        byte[] file = ByteBuffer.allocate(bytes.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes)
                .putInt(checksum(bytes))
                .array();
        try {
            SnapshotFile.Snapshot snapshot = SnapshotFile.read(
                    new SnapshotInput(Channels.newChannel(new ByteArrayInputStream(file)), file.length));
            LiveIndex read = new LiveIndex(MatchSettings.PLAIN, Runnable::run);
            read.add(snapshot.entries());
            assertThat(read.current().size()).isEqualTo(snapshot.entries().size());
        } catch (SnapshotException e) {
            assertThat(e).hasMessageMatching("(?s)(This|At byte \\d+, ).*\\.");
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
