package org.brightline.matching.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.hamming.Keys;
import org.brightline.matching.hamming.Layer;
import org.brightline.matching.hamming.Rows;
import org.brightline.matching.hamming.Shelf;

/**
 * The entries of an index in a file, so that a restart need not read a database row by row. Banks and provenance are not in
 * it.
 *
 * <p>Format, all numbers little-endian: the eight letters {@code BLMATCH1}; the caller's version (8 bytes); the number of
 * types (4). Then for each type: the length of its name (4) and the name; the number of rows (4); whether they have times (4,
 * 0 or 1); the numbers of the entries (8 each), of their banks (2 each), their keys (8 a word), and if they have times the
 * seconds since 1970 from which and until which they are matched (8 each). At the end the CRC-32C of all before (4 bytes, RFC
 * 3720).
 */
public final class SnapshotFile {

    private static final byte[] MAGIC = "BLMATCH1".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 64;

    private SnapshotFile() {}

    /**
     * What a snapshot holds.
     *
     * @param version what the caller gave when it was written, such as the version of the database that it shows
     * @param entries the entries
     */
    public record Snapshot(long version, EntryBatch entries) {}

    /**
     * Writes the entries of an index. Whoever reads the file meanwhile, or after a crash, finds either the old one or the new
     * one.
     *
     * @throws IOException if the file cannot be written; an old one is left as it was
     */
    public static void write(Path file, long version, MatchIndex index) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, version, index);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static void write(WritableByteChannel channel, long version, MatchIndex index) throws IOException {
        SnapshotOutput output = new SnapshotOutput(channel);
        Map<FingerprintType, Shelf> shelves = index.shelves();
        output.bytes(MAGIC);
        output.int64(version);
        output.int32(shelves.size());
        for (Map.Entry<FingerprintType, Shelf> shelf : shelves.entrySet()) {
            byte[] name = shelf.getKey().name().getBytes(StandardCharsets.US_ASCII);
            output.int32(name.length);
            output.bytes(name);
            write(output, shelf.getKey(), shelf.getValue());
        }
        output.end();
    }

    private static void write(SnapshotOutput output, FingerprintType type, Shelf shelf) throws IOException {
        boolean timed = shelf.layers().stream().anyMatch(layer -> layer.rows().timed());
        output.int32(shelf.size());
        output.int32(timed ? 1 : 0);
        each(shelf, (rows, row) -> output.int64(rows.numbers[row]));
        each(shelf, (rows, row) -> output.char16(rows.banks[row]));
        each(shelf, (rows, row) -> {
            for (int word = 0; word < Keys.width(type); word++) {
                output.int64(rows.words[row * rows.width + word]);
            }
        });
        if (timed) {
            each(shelf, (rows, row) -> output.int64(rows.begin(row)));
            each(shelf, (rows, row) -> output.int64(rows.end(row)));
        }
    }

    private interface RowWriter {
        void write(Rows rows, int row) throws IOException;
    }

    private static void each(Shelf shelf, RowWriter writer) throws IOException {
        for (Layer layer : shelf.layers()) {
            for (int row = 0; row < layer.count(); row++) {
                if (!layer.gone().has(row)) {
                    writer.write(layer.rows(), row);
                }
            }
        }
    }

    /**
     * Reads a snapshot.
     *
     * @throws SnapshotException if the file is no snapshot, is damaged, or holds a type that this version does not know; the
     *     message says which and where
     * @throws IOException if the file cannot be read
     */
    public static Snapshot read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(new SnapshotInput(channel, channel.size()));
        } catch (SnapshotException e) {
            throw new SnapshotException(file + ": " + e.getMessage());
        }
    }

    static Snapshot read(SnapshotInput input) throws IOException {
        if (!Arrays.equals(input.bytes(MAGIC.length), MAGIC)) {
            throw new SnapshotException("This is no snapshot of an index, which begins with BLMATCH1.");
        }
        long version = input.int64();
        int types = input.int32();
        Set<FingerprintType> seen = EnumSet.noneOf(FingerprintType.class);
        EntryBatch.Builder entries = EntryBatch.builder();
        for (int i = 0; i < types; i++) {
            Rows rows = rows(input);
            if (!seen.add(rows.type)) {
                throw input.wrong("the type " + rows.type + " comes a second time");
            }
            entries.addRows(rows);
        }
        input.end();
        return new Snapshot(version, entries.build());
    }

    private static Rows rows(SnapshotInput input) throws IOException {
        FingerprintType type = type(input);
        int count = input.int32();
        boolean timed = input.int32() != 0;
        long size = (Long.BYTES + Character.BYTES + (long) Long.BYTES * Keys.width(type) + (timed ? 2 * Long.BYTES : 0))
                * count;
        if (count < 0 || size > input.remaining()) {
            throw input.wrong("the snapshot ends before the " + count + " rows of type " + type);
        }
        Rows rows = new Rows(type, count, timed);
        input.longs(rows.numbers);
        input.chars(rows.banks);
        input.longs(rows.words);
        input.longs(rows.from);
        input.longs(rows.until);
        rows.filled();
        return rows;
    }

    private static FingerprintType type(SnapshotInput input) throws IOException {
        int length = input.int32();
        if (length < 0 || length > LONGEST_NAME) {
            throw input.wrong("the name of a type has at most " + LONGEST_NAME + " letters, not " + length);
        }
        String name = new String(input.bytes(length), StandardCharsets.US_ASCII);
        for (FingerprintType type : FingerprintType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw input.wrong("there is no type of fingerprint with the name of these " + length + " letters");
    }
}
