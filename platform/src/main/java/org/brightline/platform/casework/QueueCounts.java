package org.brightline.platform.casework;

import java.util.Map;

/** Open cases by rung, in the order of the queue, and how many are past their deadline. */
public record QueueCounts(Map<String, Long> open, long overdue) {}
