package org.brightline.platform.console.internal;

import org.brightline.policy.Explanation;

/**
 * What a clause says of a text that was tried.
 *
 * @param met whether it is met or left to a person; the others are shown folded
 */
public record StudioTried(
        String clause, String rung, String result, boolean met, Explanation reviewer, Explanation user) {}
