package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.ConfiguredEndpoint;
import org.brightline.platform.action.Endpoint;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/platforms/{slug}/endpoint")
class EndpointsApi {
    private final Actions actions;

    EndpointsApi(Actions actions) {
        this.actions = actions;
    }

    @Operation(summary = "Where a platform listens")
    @Requires(Permission.PLATFORMS_MANAGE)
    @GetMapping
    Body endpoint(@PathVariable String slug) {
        return actions.endpoint(slug)
                .map(endpoint -> Body.of(endpoint, null))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The platform " + slug + " has no endpoint."));
    }

    @Operation(
            summary = "Says where a platform listens",
            description = "The first time, and with newSecret, the answer carries the secret; it is shown this once.")
    @Requires(Permission.PLATFORMS_MANAGE)
    @PutMapping
    Body configure(@PathVariable String slug, @RequestBody Wanted wanted, Caller caller) {
        URI webhook = uri(Required.text(wanted.webhook(), "/webhook"));
        boolean privateNetwork = Boolean.TRUE.equals(wanted.privateNetwork());
        Duration window = wanted.windowSeconds() == null ? null : Duration.ofSeconds(wanted.windowSeconds());
        if (!Boolean.TRUE.equals(wanted.newSecret()) && actions.endpoint(slug).isPresent()) {
            return Body.of(
                    actions.changeEndpoint(
                            new WantedEndpoint(slug, webhook, wanted.statusTemplate(), privateNetwork, window),
                            caller.actor()),
                    null);
        }
        ConfiguredEndpoint issued = actions.configureEndpoint(
                new WantedEndpoint(slug, webhook, wanted.statusTemplate(), privateNetwork, window), caller.actor());
        return Body.of(issued.endpoint(), issued.secret());
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "It is not a URL; expected is for example https://host/webhook.",
                    "/webhook");
        }
    }

    record Wanted(
            @Nullable String webhook,
            @Nullable String statusTemplate,
            @Nullable Boolean privateNetwork,
            @Nullable Integer windowSeconds,
            @Nullable Boolean newSecret) {}

    record Body(EndpointBody endpoint, @Nullable String secret) {
        static Body of(Endpoint endpoint, @Nullable String secret) {
            return new Body(
                    new EndpointBody(
                            endpoint.platform(),
                            endpoint.webhook(),
                            endpoint.statusTemplate(),
                            endpoint.privateNetwork(),
                            endpoint.window().toSeconds(),
                            endpoint.changedAt()),
                    secret);
        }
    }

    record EndpointBody(
            String platform,
            URI webhook,
            @Nullable String statusTemplate,
            boolean privateNetwork,
            long windowSeconds,
            Instant changedAt) {}
}
