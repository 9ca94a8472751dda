package org.brightline.platform.api;

import java.net.URI;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.ConfiguredEndpoint;
import org.brightline.platform.action.Endpoint;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EndpointsApi {
    private final Actions actions;

    EndpointsApi(Actions actions) {
        this.actions = actions;
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @GetMapping("/v1/platforms/{slug}/endpoint")
    Endpoint endpoint(@PathVariable String slug) {
        return actions.endpoint(slug)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The platform " + slug + " has no endpoint."));
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @PutMapping("/v1/platforms/{slug}/endpoint")
    ConfiguredEndpoint configure(@PathVariable String slug, @RequestBody Wanted wanted, Caller caller) {
        return actions.configureEndpoint(
                slug,
                Required.value(wanted.webhook(), "/webhook"),
                wanted.statusTemplate(),
                Boolean.TRUE.equals(wanted.privateNetwork()),
                caller.actor());
    }

    record Wanted(
            @Nullable URI webhook,
            @Nullable String statusTemplate,
            @Nullable Boolean privateNetwork) {}
}
