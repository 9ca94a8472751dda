package org.brightline.assessment;

import org.brightline.policy.Result;

/**
 * What a clause in shadow says of an item. It is no finding and nothing follows from it but that it is counted.
 *
 * @param clause the clause's id
 * @param result what it says
 */
public record ShadowResult(String clause, Result result) {}
