package org.brightline.platform.action;

import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to show.
 *
 * @param platform only those to this platform, null for all
 * @param state only those in this state, null for all
 */
public record DeliveryFilter(
        @Nullable String platform, @Nullable DeliveryState state) {
    /** Every delivery. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null);
}
