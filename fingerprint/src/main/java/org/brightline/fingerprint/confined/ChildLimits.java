package org.brightline.fingerprint.confined;

import java.time.Duration;

/**
 * What a confined child may take of the machine, where the machine can enforce it.
 *
 * @param addressSpace bytes of address space, at least 1
 * @param cpuTime computing time of its whole life, at least a second
 * @param openFiles at least 1
 * @param processes processes and threads of the user that the child runs as; enforced only where that user runs nothing else
 */
public record ChildLimits(long addressSpace, Duration cpuTime, int openFiles, int processes) {}
