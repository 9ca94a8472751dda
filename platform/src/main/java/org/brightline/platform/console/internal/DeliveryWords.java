package org.brightline.platform.console.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how it stands with deliveries. */
@Component
public class DeliveryWords {
    private final Actions actions;
    private final Clock clock;

    DeliveryWords(Actions actions, Clock clock) {
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * A delivery and how it stands.
     *
     * @param next when something happens to it by itself, null if that hangs on something else or is over
     */
    public record Told(
            Delivery delivery, String words, @Nullable Instant next) {}

    /** In the same order. */
    public List<Told> of(List<Delivery> deliveries) {
        Map<String, Optional<Delivery>> first = new HashMap<>();
        return deliveries.stream()
                .map(delivery -> told(
                        delivery,
                        delivery.state() == DeliveryState.WAITING
                                ? first.computeIfAbsent(delivery.platform(), actions::next)
                                : Optional.empty()))
                .toList();
    }

    private Told told(Delivery delivery, Optional<Delivery> first) {
        if (delivery.notice() != null) {
            return new Told(delivery, delivery.notice(), delivery.nextAt());
        }
        boolean undoable = delivery.notBefore().isAfter(clock.instant());
        if (!undoable && first.isPresent() && first.get().sequence() < delivery.sequence()) {
            return new Told(delivery, "waits for " + first.get().externalId() + ", which was decided before", null);
        }
        return new Told(delivery, words(delivery, undoable), delivery.nextAt());
    }

    private static String words(Delivery delivery, boolean undoable) {
        return switch (delivery.state()) {
            case WAITING ->
                undoable
                        ? "will be sent when the time to undo is over"
                        : delivery.attempts() == 0 ? "is being sent" : "is being sent again";
            case DELIVERED -> "the platform took it; looking whether it was done";
            case VERIFIED -> "looked at again: it was done";
            case UNVERIFIED -> "the platform took it, but it was not seen to be done";
            case DEAD -> "the platform did not take it";
            case CANCELLED -> "undone before it was sent";
        };
    }
}
