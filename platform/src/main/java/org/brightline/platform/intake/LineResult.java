package org.brightline.platform.intake;

import org.brightline.platform.base.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a batch: a receipt or a problem.
 *
 * @param line from 1
 * @param externalId as sent, null where the line could not be read that far
 */
public record LineResult(
        long line,
        @Nullable String externalId,
        @Nullable Receipt receipt,
        @Nullable Problem problem) {}
