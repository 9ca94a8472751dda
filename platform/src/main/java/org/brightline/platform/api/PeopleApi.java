package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Role;
import org.brightline.platform.api.problems.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/people")
class PeopleApi {
    private final Access access;

    PeopleApi(Access access) {
        this.access = access;
    }

    @Operation(summary = "The people who may sign in")
    @Requires(Permission.PEOPLE_MANAGE)
    @GetMapping
    People all() {
        return new People(access.people());
    }

    @Operation(summary = "Makes somebody known, with a one-time password")
    @Requires(Permission.PEOPLE_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Access.NewPerson create(@RequestBody Wanted wanted, Caller caller) {
        return access.createPerson(
                Required.text(wanted.login(), "/login"),
                Required.text(wanted.name(), "/name"),
                Required.value(wanted.roles(), "/roles"),
                caller.actor());
    }

    @Operation(summary = "Changes roles, or whether somebody may sign in")
    @Requires(Permission.PEOPLE_MANAGE)
    @PutMapping("/{id}")
    Person change(@PathVariable UUID id, @RequestBody Change change, Caller caller) {
        access.changePerson(
                id,
                Required.value(change.roles(), "/roles"),
                Required.value(change.active(), "/active"),
                caller.actor());
        return access.person(id).orElseThrow();
    }

    record People(List<Person> people) {}

    record Wanted(
            @Nullable String login,
            @Nullable String name,
            @Nullable Set<Role> roles) {}

    record Change(@Nullable Set<Role> roles, @Nullable Boolean active) {}
}
