package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Release;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/releases")
class ReleasesApi {
    private final Releases releases;

    ReleasesApi(Releases releases) {
        this.releases = releases;
    }

    @Operation(summary = "The release of the line that is in force")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/current")
    Body current() {
        return Body.of(releases.current().release());
    }

    @Operation(summary = "A release of the line")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/{digest}")
    Body release(@PathVariable String digest) {
        return Body.of(releases.release(digest)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no release " + digest + ".")));
    }

    record Body(String name, String digest, List<ClauseBody> clauses) {
        static Body of(Release release) {
            return new Body(
                    release.name(),
                    release.digest(),
                    release.clauses().stream()
                            .map(clause -> new ClauseBody(
                                    clause.id(),
                                    clause.title(),
                                    clause.text(),
                                    clause.law(),
                                    clause.rung().name(),
                                    clause.mode().name(),
                                    clause.effects().stream().map(Enum::name).toList()))
                            .toList());
        }
    }

    record ClauseBody(
            String id, String title, String text, String law, String rung, String mode, List<String> effects) {}
}
