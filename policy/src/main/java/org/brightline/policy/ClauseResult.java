package org.brightline.policy;

/**
 * What one clause says about one item.
 *
 * @param clause the clause
 * @param result whether it is met
 * @param trace why
 */
public record ClauseResult(Clause clause, Result result, Trace trace) {}
