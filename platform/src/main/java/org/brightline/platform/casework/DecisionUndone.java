package org.brightline.platform.casework;

import java.util.UUID;

/** A decision was undone before it took effect. Published within its transaction. */
public record DecisionUndone(UUID decision) {}
