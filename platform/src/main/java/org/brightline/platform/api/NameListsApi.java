package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.reading.NameListVersion;
import org.brightline.platform.reading.NameLists;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/lists")
class NameListsApi {
    private final NameLists lists;

    NameListsApi(NameLists lists) {
        this.lists = lists;
    }

    @Operation(summary = "The lists of organisations and acts that are in force")
    @Requires(Permission.RELEASES_READ)
    @GetMapping
    Versions inForce() {
        return new Versions(lists.inForce());
    }

    @Operation(summary = "All versions of a list, the newest first")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/{list}")
    Versions versions(@PathVariable String list) {
        List<NameListVersion> versions = lists.versions(list);
        if (versions.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no list " + list + ".");
        }
        return new Versions(versions);
    }

    @Operation(
            summary = "Puts a list in force, in the place of its former version",
            description =
                    "The body is the file: the Consolidated List of the United Nations as XML, or a table in UTF-8 whose first line is"
                            + " list,date,element,entity,name,context,homonyms.")
    @Requires(Permission.LISTS_EDIT)
    @PutMapping(
            path = "/{list}",
            consumes = {"application/xml", "text/xml", "text/csv", "application/octet-stream"})
    NameListVersion put(
            @PathVariable String list,
            @RequestParam String source,
            @RequestParam String reason,
            @RequestBody byte[] file,
            Caller caller) {
        return lists.put(list, file, source, reason, caller.actor());
    }

    @Operation(summary = "Takes a list out of force; what it said is kept")
    @Requires(Permission.LISTS_EDIT)
    @PostMapping("/{list}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String list, @RequestBody Because because, Caller caller) {
        lists.withdraw(list, Required.text(because.reason(), "/reason"), caller.actor());
    }

    record Versions(List<NameListVersion> lists) {}

    record Because(@Nullable String reason) {}
}
