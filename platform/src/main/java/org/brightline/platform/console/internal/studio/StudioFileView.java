package org.brightline.platform.console.internal.studio;

import java.util.List;
import org.brightline.policy.PolicyProblem;

/**
 * A clause file in the editor.
 *
 * @param problems what is wrong with this file alone
 * @param refusal why it was not saved, empty otherwise
 * @param words what a clause file may say, for completion
 */
public record StudioFileView(
        String draft,
        String draftName,
        int version,
        String file,
        String text,
        boolean editable,
        List<PolicyProblem> problems,
        String refusal,
        List<String> words) {}
