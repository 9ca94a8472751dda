package org.brightline.platform.banks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.base.Actor;
import org.jspecify.annotations.Nullable;

/** The banks and the live index over them. Every change is journalled and visible to the next query. */
public interface Banks {

    /** Makes a bank; CONFLICT if the name is taken. */
    Bank create(String name, String description, Actor by);

    /** All banks, by name. */
    List<Bank> all();

    /** The bank of this name. */
    Optional<Bank> bank(String name);

    /** Adds a fingerprint; CONFLICT if the bank has it. */
    KnownEntry add(String bank, Fingerprint fingerprint, Provenance provenance, Actor by);

    /**
     * Adds a picture by its SHA-256 and, if it is not too plain, its PDQ hash. The picture itself is not kept.
     *
     * @throws org.brightline.platform.base.Problem NOT_A_PICTURE and its kin
     */
    List<KnownEntry> addPicture(String bank, byte[] picture, Provenance provenance, Actor by);

    /** Removes an entry; the index forgets it at once, the row stays as a tombstone. */
    void remove(UUID entry, String reason, Actor by);

    /** Entries of a bank, newest first, at most {@code limit}, of those added before the entry {@code before}. */
    List<KnownEntry> entries(String bank, @Nullable UUID before, int limit);

    /** Entries of any bank that a fingerprint matches, nearest first. */
    List<Found> find(Fingerprint fingerprint);

    /** What a picture matches, by PDQ and by SHA-256. */
    List<Found> findPicture(byte[] picture);

    /** The index as it is now. */
    MatchIndex index();

    /** An entry and how far it is from what was looked for: bits for PDQ, 0 for digests. */
    record Found(KnownEntry entry, int distance) {}
}
