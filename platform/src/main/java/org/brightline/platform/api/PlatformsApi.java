package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Platform;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/platforms")
class PlatformsApi {
    private final Access access;

    PlatformsApi(Access access) {
        this.access = access;
    }

    @Operation(summary = "The platforms that may send items")
    @Requires(Permission.PLATFORMS_MANAGE)
    @GetMapping
    Platforms all() {
        return new Platforms(access.platforms());
    }

    @Operation(summary = "Registers a platform")
    @Requires(Permission.PLATFORMS_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Platform register(@RequestBody Wanted wanted, Caller caller) {
        return access.registerPlatform(
                Required.text(wanted.slug(), "/slug"), Required.text(wanted.name(), "/name"), caller.actor());
    }

    record Platforms(List<Platform> platforms) {}

    record Wanted(@Nullable String slug, @Nullable String name) {}
}
