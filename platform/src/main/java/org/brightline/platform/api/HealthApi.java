package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.brightline.platform.access.Open;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthApi {
    private final DSLContext database;

    HealthApi(DSLContext database) {
        this.database = database;
    }

    @Operation(summary = "Whether the server and its database answer")
    @Open("Whoever watches the server must not need a key.")
    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        try {
            database.selectOne().queryTimeout(2).fetch();
            return ResponseEntity.ok(Map.of("status", "UP"));
        } catch (DataAccessException | org.springframework.dao.DataAccessException e) {
            return ResponseEntity.status(503).body(Map.of("status", "DOWN", "reason", "the database does not answer"));
        }
    }
}
