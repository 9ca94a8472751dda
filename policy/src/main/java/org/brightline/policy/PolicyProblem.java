package org.brightline.policy;

import java.util.Comparator;

/**
 * One thing that is wrong with a clause file.
 *
 * @param file its name
 * @param line from 1; 0 when it concerns the file as a whole
 * @param column from 1; 0 when it concerns the line as a whole
 * @param message what is wrong and what would be right
 */
public record PolicyProblem(String file, int line, int column, String message) {
    /** From the first line of a file to its last, as its author reads it. */
    public static final Comparator<PolicyProblem> BY_PLACE =
            Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column);

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "") + ": " + message;
    }
}
