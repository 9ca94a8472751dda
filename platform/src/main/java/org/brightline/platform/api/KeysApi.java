package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.ApiKey;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.IssuedKey;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/keys")
class KeysApi {
    private final Access access;

    KeysApi(Access access) {
        this.access = access;
    }

    @Operation(summary = "The API keys, without their secrets")
    @Requires(Permission.KEYS_MANAGE)
    @GetMapping
    Keys all() {
        return new Keys(access.keys());
    }

    @Operation(summary = "Issues an API key; its secret is in the answer and nowhere else")
    @Requires(Permission.KEYS_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedKey issue(@RequestBody Wanted wanted, Caller caller) {
        return access.issueKey(
                Required.text(wanted.label(), "/label"),
                wanted.platform(),
                Required.value(wanted.scopes(), "/scopes"),
                Duration.ofDays(Required.value(wanted.days(), "/days")),
                caller.actor());
    }

    @Operation(summary = "Revokes an API key")
    @Requires(Permission.KEYS_MANAGE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, Caller caller) {
        access.revokeKey(id, caller.actor());
    }

    record Keys(List<ApiKey> keys) {}

    record Wanted(
            @Nullable String label,
            @Nullable String platform,
            @Nullable Set<Permission> scopes,
            @Nullable Integer days) {}
}
