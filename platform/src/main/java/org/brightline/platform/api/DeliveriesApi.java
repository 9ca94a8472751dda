package org.brightline.platform.api;

import java.util.List;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Delivery;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeliveriesApi {
    private final Actions actions;

    DeliveriesApi(Actions actions) {
        this.actions = actions;
    }

    @Requires(Permission.DELIVERIES_READ)
    @GetMapping("/v1/deliveries")
    Deliveries deliveries(
            @RequestParam(defaultValue = "false") boolean attention, @RequestParam(defaultValue = "100") int limit) {
        return new Deliveries(attention ? actions.attention() : actions.deliveries(limit));
    }

    @Requires(Permission.DELIVERIES_RETRY)
    @PostMapping("/v1/deliveries/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable UUID id, Caller caller) {
        actions.retry(id, caller);
    }

    record Deliveries(List<Delivery> deliveries) {}
}
