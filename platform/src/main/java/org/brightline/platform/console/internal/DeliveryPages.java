package org.brightline.platform.console.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeliveryPages {
    private static final int SHOWN = 200;
    private static final String ATTENTION = "attention";

    private final Pages pages;
    private final Actions actions;
    private final DeliveryWords words;

    DeliveryPages(Pages pages, Actions actions, DeliveryWords words) {
        this.pages = pages;
        this.actions = actions;
        this.words = words;
    }

    @Requires(Permission.DELIVERIES_READ)
    @GetMapping("/deliveries")
    ResponseEntity<String> deliveries(@RequestParam(defaultValue = "") String only, Sessions.Session session) {
        boolean attention = only.equals(ATTENTION);
        List<Delivery> deliveries = attention ? actions.attention() : actions.deliveries(SHOWN);
        return pages.show(
                "deliveries",
                Map.of(
                        "frame",
                        pages.frame("Deliveries", "/deliveries", session),
                        "view",
                        new DeliveriesView(
                                words.of(deliveries).stream()
                                        .map(DeliveryPages::row)
                                        .toList(),
                                session.caller().may(Permission.DELIVERIES_RETRY),
                                attention ? ATTENTION : "")));
    }

    @Requires(Permission.DELIVERIES_RETRY)
    @PostMapping("/deliveries/{id}/retry")
    ResponseEntity<String> retry(@PathVariable UUID id, Caller caller) {
        actions.retry(id, caller);
        return Pages.to("/deliveries");
    }

    @Requires(Permission.DELIVERIES_RETRY)
    @PostMapping("/deliveries/{id}/acknowledgement")
    ResponseEntity<String> acknowledge(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller caller) {
        actions.acknowledge(id, reason, caller);
        return Pages.to("/deliveries?only=" + ATTENTION);
    }

    private static DeliveriesView.Row row(DeliveryWords.Told told) {
        Delivery delivery = told.delivery();
        return new DeliveriesView.Row(
                delivery.id(),
                delivery.caseId(),
                delivery.platform(),
                delivery.externalId(),
                Words.effect(delivery.effect().name()),
                delivery.state().name(),
                told.words(),
                delivery.attempts(),
                told.next(),
                delivery.lastError(),
                delivery.needsPerson(),
                delivery.state() == DeliveryState.DEAD);
    }
}
