package org.brightline.platform.console.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Role;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SettingsPages {
    private final Pages pages;
    private final Access access;
    private final Actions actions;

    SettingsPages(Pages pages, Access access, Actions actions) {
        this.pages = pages;
        this.access = access;
        this.actions = actions;
    }

    /** What a change shows this once. */
    private record Once(String what, String secret) {
        static final Once NOTHING = new Once("", "");
    }

    @FunctionalInterface
    private interface Change {
        Once make();
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @GetMapping("/settings")
    ResponseEntity<String> settings(Sessions.Session session) {
        return show(HttpStatus.OK, session, Once.NOTHING, "");
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people")
    ResponseEntity<String> person(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            Sessions.Session session) {
        return change(session, () -> {
            Access.NewPerson made = access.createPerson(
                    login,
                    name,
                    roles == null ? Set.of() : roles,
                    session.caller().actor());
            return new Once("The one-time password of " + made.person().name() + ":", made.oneTimePassword());
        });
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people/{id}/stop")
    ResponseEntity<String> stop(@PathVariable UUID id, Caller caller) {
        if (caller.actor().id().equals(id)) {
            throw new Problem(ProblemType.CONFLICT, "You cannot stop yourself; ask another administrator.");
        }
        return active(id, false, caller);
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people/{id}/start")
    ResponseEntity<String> start(@PathVariable UUID id, Caller caller) {
        return active(id, true, caller);
    }

    private ResponseEntity<String> active(UUID id, boolean active, Caller caller) {
        access.changePerson(id, person(id).roles(), active, caller.actor());
        return Pages.to("/settings");
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people/{id}/roles")
    ResponseEntity<String> roles(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            Sessions.Session session) {
        Set<Role> wanted = roles == null ? Set.of() : roles;
        Caller caller = session.caller();
        if (caller.actor().id().equals(id) && !wanted.contains(Role.ADMINISTRATOR)) {
            throw new Problem(
                    ProblemType.CONFLICT, "You cannot take the administrator's role from yourself; ask another.");
        }
        access.changePerson(id, wanted, person(id).active(), caller.actor());
        return Pages.to("/settings");
    }

    private Person person(UUID id) {
        return access.person(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is nobody with this id."));
    }

    @Requires(Permission.KEYS_MANAGE)
    @PostMapping("/settings/keys")
    ResponseEntity<String> key(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(required = false) @Nullable Set<Permission> scopes,
            @RequestParam(defaultValue = "90") int days,
            Sessions.Session session) {
        return change(
                session,
                () -> new Once(
                        "The API key " + label + ":",
                        access.issueKey(
                                        label,
                                        platform.isBlank() ? null : platform,
                                        scopes == null ? Set.of() : scopes,
                                        Duration.ofDays(days),
                                        session.caller().actor())
                                .token()));
    }

    @Requires(Permission.KEYS_MANAGE)
    @PostMapping("/settings/keys/{id}/revocation")
    ResponseEntity<String> revoke(@PathVariable UUID id, Caller caller) {
        access.revokeKey(id, caller.actor());
        return Pages.to("/settings");
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @PostMapping("/settings/platforms")
    ResponseEntity<String> platform(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String name,
            Sessions.Session session) {
        return change(session, () -> {
            access.registerPlatform(slug.strip(), name, session.caller().actor());
            return Once.NOTHING;
        });
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @PostMapping("/settings/platforms/{slug}/endpoint")
    ResponseEntity<String> endpoint(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String webhook,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "false") boolean privateNetwork,
            Sessions.Session session) {
        return change(
                session,
                () -> new Once(
                        "The secret that webhooks to " + slug + " are signed with:",
                        actions.configureEndpoint(
                                        new WantedEndpoint(
                                                slug,
                                                uri(webhook),
                                                status.isBlank() ? null : status.strip(),
                                                privateNetwork),
                                        session.caller().actor())
                                .secret()));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A webhook address looks like https://forum.example/brightline.", "webhook");
        }
    }

    private ResponseEntity<String> change(Sessions.Session session, Change change) {
        try {
            return show(HttpStatus.OK, session, change.make(), "");
        } catch (Problem problem) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, session, Once.NOTHING, problem.detail());
        }
    }

    private ResponseEntity<String> show(HttpStatus status, Sessions.Session session, Once once, String refusal) {
        Caller caller = session.caller();
        List<SettingsView.PlatformRow> platforms = access.platforms().stream()
                .map(platform -> actions.endpoint(platform.slug())
                        .map(endpoint -> new SettingsView.PlatformRow(
                                platform.slug(),
                                platform.name(),
                                endpoint.webhook().toString(),
                                endpoint.statusTemplate() == null ? "" : endpoint.statusTemplate(),
                                endpoint.privateNetwork()))
                        .orElse(new SettingsView.PlatformRow(platform.slug(), platform.name(), "", "", false)))
                .toList();
        return pages.show(
                status,
                "settings",
                Map.of(
                        "frame",
                        pages.frame("Settings", "/settings", session),
                        "view",
                        new SettingsView(
                                caller.may(Permission.PEOPLE_MANAGE) ? access.people() : List.of(),
                                caller.may(Permission.KEYS_MANAGE) ? access.keys() : List.of(),
                                platforms,
                                caller.may(Permission.PEOPLE_MANAGE),
                                caller.may(Permission.KEYS_MANAGE),
                                caller.may(Permission.PLATFORMS_MANAGE),
                                once.secret(),
                                once.what(),
                                refusal)));
    }
}
