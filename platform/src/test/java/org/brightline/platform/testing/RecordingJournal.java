package org.brightline.platform.testing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Checkpoint;
import org.brightline.platform.journal.ConsistencyProof;
import org.brightline.platform.journal.InclusionProof;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.JournalFilter;
import org.brightline.platform.journal.Verification;

/** A journal that only remembers what it was told, for tests of the rooms above it. */
public final class RecordingJournal implements Journal {
    private final List<Act> acts = new CopyOnWriteArrayList<>();

    /** What it was told, in order. */
    public List<Act> acts() {
        return List.copyOf(acts);
    }

    /** What it was told of one kind. */
    public List<Act> acts(ActKind kind) {
        return acts.stream().filter(act -> act.kind() == kind).toList();
    }

    @Override
    public UUID append(Act act) {
        acts.add(act);
        return UUID.randomUUID();
    }

    @Override
    public Checkpoint sequence() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Checkpoint checkpoint() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InclusionProof inclusion(long index, long treeSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConsistencyProof consistency(long first, long second) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<JournalEntry> entry(UUID id) {
        return Optional.empty();
    }

    @Override
    public List<JournalEntry> newest(JournalFilter filter, long before, int limit) {
        return List.of();
    }

    @Override
    public List<JournalEntry> referencing(String name, String value) {
        return List.of();
    }

    @Override
    public Verification verify() {
        throw new UnsupportedOperationException();
    }
}
