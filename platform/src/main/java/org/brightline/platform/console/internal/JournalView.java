package org.brightline.platform.console.internal;

import java.util.List;
import org.brightline.platform.journal.Checkpoint;
import org.brightline.platform.journal.JournalEntry;

/**
 * The journal as its page shows it.
 *
 * @param before the index that the next page starts below; 0 at the end
 */
public record JournalView(Checkpoint checkpoint, String key, List<JournalEntry> entries, long before) {}
