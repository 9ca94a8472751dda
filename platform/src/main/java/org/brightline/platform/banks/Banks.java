package org.brightline.platform.banks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Vpdq;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.base.Actor;

/**
 * The banks of known content, and the live index over them. Every change is journalled, and visible to the next query on this
 * node when its method returns, on other nodes within {@link BanksSettings#every}. A refusal is a
 * {@link org.brightline.platform.base.Problem}: NOT_FOUND for a bank or entry that is not there, CONFLICT, BAD_FIELD, and
 * FORBIDDEN where {@link Actor#HMA}, of whom nobody knows who it is, names a bank whose role is not candidate.
 */
public interface Banks {

    /** Makes an enabled bank of confirmed content, matched against everything; CONFLICT if the name is taken. */
    default Bank create(String name, String description, Actor by) {
        return create(name, description, bank -> bank, by);
    }

    /** Makes a bank; {@code settings} makes what it is to be out of an enabled bank of confirmed content. */
    Bank create(String name, String description, UnaryOperator<Bank> settings, Actor by);

    /** All banks, by name. */
    List<Bank> all();

    /** The bank of this name. */
    Optional<Bank> bank(String name);

    /** How many entries stand in each bank, by the banks' numbers; banks without entries are left out. */
    Map<Integer, Long> sizes();

    /** Changes a bank's name, description and settings; CONFLICT if the new name is taken. */
    Bank change(String bank, UnaryOperator<Bank> change, Actor by);

    /** Deletes a bank: its entries match nothing any more, its name is free. The rows stay. */
    void delete(String bank, String reason, Actor by);

    /** Adds an entry; CONFLICT if duplicates are refused and the bank has each of its fingerprints already. */
    KnownEntry add(String bank, NewEntry entry, Duplicates duplicates, Actor by);

    /** Adds a picture or a video by its {@link #fingerprints}; CONFLICT if the bank has them all. The file itself is not kept. */
    default KnownEntry addFile(String bank, byte[] file, Provenance provenance, Actor by) {
        return add(bank, new NewEntry(fingerprints(file), provenance), Duplicates.REFUSED, by);
    }

    /**
     * What a file is known by: a picture by the PDQ hash of each of its distinct frames, on white and on black where these differ, as far
     * as they are not too plain to be told from others, and last by its SHA-256; a video by its vPDQ, which comes first, and its digests.
     *
     * @throws org.brightline.platform.base.Problem NOT_A_PICTURE and its kin
     */
    default List<Fingerprint> fingerprints(byte[] file) {
        return look(file).fingerprints();
    }

    /**
     * What a file is known by, and what it looks like turned, mirrored and without black bars.
     *
     * @throws org.brightline.platform.base.Problem NOT_A_PICTURE and its kin
     */
    FileLook look(byte[] file);

    /** The frames of the video that an entry is; nothing if there is no such entry or it is none. */
    Optional<Vpdq> frames(long entry);

    /** Changes when an entry is matched and what is noted beside it. */
    KnownEntry changeEntry(long entry, UnaryOperator<EntryState> change, String reason, Actor by);

    /** As {@link #changeEntry(long, UnaryOperator, String, Actor)}; NOT_FOUND also if the entry is of another bank. */
    KnownEntry changeEntry(String bank, long entry, UnaryOperator<EntryState> change, String reason, Actor by);

    /** Removes an entry; the index forgets it at once, the row stays as a tombstone. NOT_FOUND if it was removed already. */
    void remove(long entry, String reason, Actor by);

    /** As {@link #remove(long, String, Actor)}; NOT_FOUND also if the entry is of another bank. */
    void remove(String bank, long entry, String reason, Actor by);

    /** Entries of a bank, newest first. */
    List<KnownEntry> entries(String bank, EntrySearch search);

    /** The entry of this number in any bank that is not deleted, also if it was removed. */
    Optional<KnownEntry> entry(long number);

    /** The entries of these numbers, as {@link #entry}, in one query. */
    Map<Long, KnownEntry> entries(Collection<Long> numbers);

    /**
     * Adds all entries of a file at once: others see either none of them or all. A wrong line is told of and harms no other.
     *
     * @param file read to its end, not closed
     * @throws IOException if it cannot be read; then nothing was added
     */
    ImportReport importEntries(String bank, InputStream file, ImportRequest request, Actor by, ImportListener listener)
            throws IOException;

    /**
     * Writes all entries of a bank that stand, by their numbers, in a form that {@link #importEntries} reads; HASHES has their
     * fingerprints alone.
     */
    void export(String bank, EntryFormat format, OutputStream out) throws IOException;

    /**
     * The index as it is now, which counts matches and so notices floods. Whoever looks something up without judging content
     * asks its {@link MatchIndex#unwatched} twin.
     */
    MatchIndex index();

    /** How the index on this node stands to the database, for each kind of fingerprint that is in one of them. */
    Map<FingerprintType, IndexStatus> indexStatus();

    /** The share of what comes in that is matched by each kind of fingerprint, 0 to 1; kinds that are not here always are. */
    Map<FingerprintType, Double> typeSampling();

    /** Sets that share of a kind. */
    void sampleType(FingerprintType type, double share, Actor by);

    /** Entries in quarantine, the newest first, and then those that were, at most 200 in all. */
    List<Quarantined> quarantine();

    /** Ends the quarantine of an entry by what a person found; CONFLICT if it is in none. */
    void endQuarantine(long entry, Quarantined.Verdict verdict, String reason, Actor by);

    /** Whether an entry may be added whose fingerprints the bank has already. */
    enum Duplicates {
        /** CONFLICT, naming the entry that is there. */
        REFUSED,
        /** It is an entry of its own. */
        ALLOWED
    }
}
