package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import org.brightline.platform.access.Open;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The type of a problem is an address; this is what stands there. */
@RestController
class ProblemsApi {
    @Operation(summary = "What a type of problem means")
    @Open("It explains refusals to those who are refused.")
    @GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_PLAIN_VALUE)
    String problem(@PathVariable String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.uri().equals("/problems/" + slug))
                .findFirst()
                .map(
                        type -> type.title() + " (status " + type.status() + ").\n"
                                + "The answer's «detail» says what is wrong here and what would be right, its «pointer» where.\n")
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no problem of the type " + slug + "."));
    }
}
