package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import org.brightline.platform.access.AnyCaller;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description of the interface in OpenAPI 3.1. It is made from the controllers by a test and lies beside them, so that a change of
 * the interface is seen in review and no server spends its start on it.
 */
@RestController
class OpenApiDocument {
    private static final Resource DOCUMENT = new ClassPathResource("openapi.json", OpenApiDocument.class);

    @Operation(summary = "This description")
    @AnyCaller
    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() {
        return DOCUMENT;
    }
}
