package org.brightline.platform.console.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Permissions;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Role;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Endpoint;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.base.Actor;
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
    /** What the form sends for a key that may speak for every platform; no short name of a platform looks like it. */
    private static final String ANY = "*";

    private static final String PEOPLE = "people";

    private final Pages pages;
    private final Access access;
    private final Actions actions;
    private final ActionSettings actionSettings;
    private final OnceShown onceShown;

    SettingsPages(Pages pages, Access access, Actions actions, ActionSettings actionSettings, OnceShown onceShown) {
        this.pages = pages;
        this.access = access;
        this.actions = actions;
        this.actionSettings = actionSettings;
        this.onceShown = onceShown;
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @GetMapping("/settings")
    ResponseEntity<String> settings(Sessions.Session session) {
        return show(HttpStatus.OK, session, onceShown.take(session), SettingsView.Refused.NONE);
    }

    /** The addresses of the forms, when somebody opens one as a page. */
    @Requires(Permission.PLATFORMS_MANAGE)
    @GetMapping("/settings/**")
    ResponseEntity<String> back() {
        return Pages.to("/settings");
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people")
    ResponseEntity<String> person(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            Sessions.Session session,
            HttpServletRequest request) {
        return change("person", session, request, () -> {
            Access.NewPerson made = access.createPerson(
                    login,
                    name,
                    roles == null ? Set.of() : roles,
                    session.caller().actor());
            return new OnceShown.Said(
                    "The one-time password of " + made.person().name(), made.oneTimePassword());
        });
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people/{id}/stop")
    ResponseEntity<String> stop(@PathVariable UUID id, Sessions.Session session, HttpServletRequest request) {
        return change(PEOPLE, session, request, () -> {
            if (session.caller().actor().id().equals(id)) {
                throw new Problem(ProblemType.CONFLICT, "You cannot stop yourself; ask another administrator.");
            }
            return active(id, false, session.caller());
        });
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people/{id}/start")
    ResponseEntity<String> start(@PathVariable UUID id, Sessions.Session session, HttpServletRequest request) {
        return change(PEOPLE, session, request, () -> active(id, true, session.caller()));
    }

    private OnceShown.Said active(UUID id, boolean active, Caller caller) {
        Person person = person(id);
        access.changePerson(id, person.roles(), active, caller.actor());
        return done(person.name() + (active ? " may sign in." : " may not sign in any more."));
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping("/settings/people/{id}/roles")
    ResponseEntity<String> roles(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            Sessions.Session session,
            HttpServletRequest request) {
        Set<Role> wanted = roles == null ? Set.of() : roles;
        Caller caller = session.caller();
        return change("roles-" + id, session, request, () -> {
            if (caller.actor().id().equals(id) && !wanted.contains(Role.ADMINISTRATOR)) {
                throw new Problem(
                        ProblemType.CONFLICT, "You cannot take the administrator's role from yourself; ask another.");
            }
            Person person = person(id);
            if (person.roles().equals(wanted)) {
                return done("The roles of " + person.name() + " are as they were.");
            }
            access.changePerson(id, wanted, person.active(), caller.actor());
            return done("The roles of " + person.name() + " are changed.");
        });
    }

    private Person person(UUID id) {
        return access.person(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is nobody with this id."));
    }

    private static OnceShown.Said done(String what) {
        return new OnceShown.Said(what, "");
    }

    @Requires(Permission.KEYS_MANAGE)
    @PostMapping("/settings/keys")
    ResponseEntity<String> key(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(required = false) @Nullable Set<Permission> scopes,
            @RequestParam(defaultValue = "90") int days,
            Sessions.Session session,
            HttpServletRequest request) {
        return change("key", session, request, () -> {
            if (platform.isBlank()) {
                throw new Problem(
                        ProblemType.MISSING_FIELD, "Choose the platform that the key speaks for.", "/platform");
            }
            return new OnceShown.Said(
                    "The API key " + label,
                    access.issueKey(
                                    label,
                                    platform.equals(ANY) ? null : platform,
                                    scopes == null ? Set.of() : scopes,
                                    Duration.ofDays(days),
                                    session.caller().actor())
                            .token());
        });
    }

    @Requires(Permission.KEYS_MANAGE)
    @PostMapping("/settings/keys/{id}/revocation")
    ResponseEntity<String> revoke(@PathVariable UUID id, Sessions.Session session, HttpServletRequest request) {
        return change("keys", session, request, () -> {
            access.revokeKey(id, session.caller().actor());
            return done("The key is revoked.");
        });
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @PostMapping("/settings/platforms")
    ResponseEntity<String> platform(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String name,
            Sessions.Session session,
            HttpServletRequest request) {
        return change("platform", session, request, () -> {
            access.registerPlatform(slug.strip(), name, session.caller().actor());
            return done(name + " is registered.");
        });
    }

    @Requires(Permission.PLATFORMS_MANAGE)
    @PostMapping("/settings/platforms/{slug}/endpoint")
    ResponseEntity<String> endpoint(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String webhook,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "false") boolean privateNetwork,
            @RequestParam(defaultValue = "false") boolean newSecret,
            Sessions.Session session,
            HttpServletRequest request) {
        Actor by = session.caller().actor();
        return change("endpoint-" + slug, session, request, () -> {
            Optional<Endpoint> known = actions.endpoint(slug);
            WantedEndpoint wanted = new WantedEndpoint(
                    slug,
                    uri(webhook),
                    status.isBlank() ? null : status.strip(),
                    privateNetwork,
                    known.map(Endpoint::window)
                            .filter(window -> !window.equals(actionSettings.window()))
                            .orElse(null));
            if (known.isPresent() && !newSecret) {
                actions.changeEndpoint(wanted, by);
                return done("The addresses of " + slug + " are saved; its secret is the same as before.");
            }
            return new OnceShown.Said(
                    "The secret that webhooks to " + slug + " are signed with",
                    actions.configureEndpoint(wanted, by).secret());
        });
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A webhook address looks like https://forum.example/brightline.", "webhook");
        }
    }

    /** A change leads back to the page, so that a reload repeats nothing; a refusal shows the form as it was filled in. */
    private ResponseEntity<String> change(
            String form, Sessions.Session session, HttpServletRequest request, Supplier<OnceShown.Said> change) {
        try {
            onceShown.keep(session, change.get());
            return Pages.to("/settings");
        } catch (Problem problem) {
            Map<String, List<String>> typed = new HashMap<>();
            request.getParameterMap().forEach((field, values) -> typed.put(field, List.of(values)));
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    session,
                    OnceShown.Said.NOTHING,
                    new SettingsView.Refused(form, problem.detail(), typed));
        }
    }

    private ResponseEntity<String> show(
            HttpStatus status, Sessions.Session session, OnceShown.Said once, SettingsView.Refused refused) {
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
                                Permissions.ofKeys(),
                                caller.may(Permission.PEOPLE_MANAGE),
                                caller.may(Permission.KEYS_MANAGE),
                                caller.may(Permission.PLATFORMS_MANAGE),
                                once.secret(),
                                once.what(),
                                refused)));
    }
}
