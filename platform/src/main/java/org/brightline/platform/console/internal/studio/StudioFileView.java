package org.brightline.platform.console.internal.studio;

import java.util.List;
import org.brightline.policy.PolicyProblem;
import org.jspecify.annotations.Nullable;

/**
 * A clause file in the editor.
 *
 * @param seen what the author has before him; see {@link org.brightline.platform.releases.Draft#mark}
 * @param saved whether it was saved just now
 * @param problems what is wrong with this file alone
 * @param refusal why it was not saved, empty otherwise
 * @param meanwhile who has changed the file meanwhile; null where nobody did
 * @param words what a clause file may say, for completion
 */
public record StudioFileView(
        String draft,
        String draftName,
        String file,
        String seen,
        String text,
        boolean editable,
        boolean saved,
        List<PolicyProblem> problems,
        String refusal,
        @Nullable Meanwhile meanwhile,
        List<String> words) {

    /**
     * A change by somebody else, for which a text was not saved.
     *
     * @param at when, as in the journal
     * @param gone whether he took the file out
     */
    public record Meanwhile(String by, String at, boolean gone) {}
}
