package org.brightline.platform.console.internal.studio;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;

/** Finds in the journal who wrote a file of a draft last. */
final class LastWriter {
    /** Where a change was about many files, not all of them are named. */
    private static final Pattern AND_MORE = Pattern.compile(" and \\d+ more$");

    private LastWriter() {}

    /**
     * The act that wrote the file last; empty where none names it, or where a later one, which does not name all its files or which the
     * journal did not give, may have.
     *
     * @param acts on the draft, the oldest first, as {@link Journal#referencing} gives them
     */
    static Optional<JournalEntry> of(List<JournalEntry> acts, String file) {
        if (acts.size() >= Journal.MOST_REFERENCING) {
            return Optional.empty();
        }
        for (JournalEntry act : acts.reversed()) {
            String files = act.references().getOrDefault("files", "");
            String named = AND_MORE.matcher(files).replaceFirst("");
            if (List.of(named.split(", ", -1)).contains(file)) {
                return Optional.of(act);
            }
            if (!named.equals(files)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
