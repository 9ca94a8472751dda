package org.brightline.platform.base;

import java.time.Duration;

/**
 * Work that a room wants done again and again while the server runs. It must be safe to run twice at once, on one
 * node or several: it takes its rows with {@code FOR UPDATE SKIP LOCKED} or is idempotent.
 *
 * @param name for the log, for example {@code vault.expiry}
 * @param every the pause between the end of one run and the start of the next
 * @param work one run; an exception is logged and the next run tried as usual
 */
public record RecurringWork(String name, Duration every, Runnable work) {}
