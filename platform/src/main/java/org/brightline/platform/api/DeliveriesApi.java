package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Attempt;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryFilter;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/deliveries")
class DeliveriesApi {
    private final Actions actions;

    DeliveriesApi(Actions actions) {
        this.actions = actions;
    }

    @Operation(summary = "What platforms were told and what came of it, newest first")
    @Requires(Permission.DELIVERIES_READ)
    @GetMapping
    Page deliveries(
            @RequestParam(required = false) @Nullable String platform,
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, 500);
        String only = caller.platform() == null ? platform : caller.platform();
        List<Delivery> deliveries = actions.deliveries(new DeliveryFilter(only, state), before, most);
        return new Page(
                deliveries,
                deliveries.size() < most ? null : deliveries.getLast().id());
    }

    @Operation(summary = "What waits for a person: dead, not confirmed, or without an endpoint")
    @Requires(Permission.DELIVERIES_READ)
    @GetMapping("/attention")
    Page attention(Caller caller) {
        return new Page(
                actions.attention().stream()
                        .filter(delivery -> caller.speaksFor(delivery.platform()))
                        .toList(),
                null);
    }

    @Operation(summary = "A delivery with every sending and look")
    @Requires(Permission.DELIVERIES_READ)
    @GetMapping("/{id}")
    Body delivery(@PathVariable UUID id, Caller caller) {
        return new Body(own(id, caller), actions.attempts(id));
    }

    private Delivery own(UUID id, Caller caller) {
        Delivery delivery = actions.delivery(id);
        if (!caller.speaksFor(delivery.platform())) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no delivery " + id + ".");
        }
        return delivery;
    }

    @Operation(summary = "Sends a dead delivery again, or looks again at one that could not be confirmed")
    @Requires(Permission.DELIVERIES_RETRY)
    @PostMapping("/{id}/retry")
    Delivery retry(@PathVariable UUID id, Caller caller) {
        own(id, caller);
        actions.retry(id, caller);
        return actions.delivery(id);
    }

    @Operation(summary = "Leaves a delivery that waits for a person as it is")
    @Requires(Permission.DELIVERIES_RETRY)
    @PostMapping("/{id}/acknowledgement")
    Delivery acknowledge(@PathVariable UUID id, @RequestBody Acknowledgement acknowledgement, Caller caller) {
        own(id, caller);
        actions.acknowledge(id, Required.text(acknowledgement.reason(), "/reason"), caller);
        return actions.delivery(id);
    }

    record Page(List<Delivery> deliveries, @Nullable UUID next) {}

    record Body(Delivery delivery, List<Attempt> attempts) {}

    record Acknowledgement(@Nullable String reason) {}
}
