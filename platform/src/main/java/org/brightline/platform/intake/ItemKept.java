package org.brightline.platform.intake;

import org.brightline.assessment.Assessment;

/** An item was kept. Published within the transaction that keeps it: who listens commits with it. */
public record ItemKept(KeptItem item, Assessment assessment) {}
