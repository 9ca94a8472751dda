package org.brightline.platform.console.internal.studio;

import org.brightline.policy.Explanation;

/**
 * What a clause says of a text that was tried.
 *
 * @param crosses whether the clause stands above a view and is met, or cannot be told and is more than counted; the others are shown folded
 */
public record StudioTried(
        String clause, String rung, String result, boolean crosses, Explanation reviewer, Explanation user) {}
