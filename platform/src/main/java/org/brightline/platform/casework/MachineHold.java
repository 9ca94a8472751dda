package org.brightline.platform.casework;

import java.time.Instant;
import java.util.UUID;

/**
 * A machine keeps a post from being shown until a person has looked: an exact copy of confirmed content, under a clause that lists
 * {@code hold}. It ends with the decision, whatever that is, and in any case when its time runs out.
 *
 * @param finding of the clause that lists it
 * @param until when it ends by itself
 */
public record MachineHold(UUID finding, Instant placedAt, Instant until) {}
