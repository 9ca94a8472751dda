package org.brightline.platform.hma.internal;

import java.util.List;
import java.util.TreeSet;
import org.brightline.platform.access.Open;
import org.brightline.platform.hma.internal.input.TypeSwitches;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whether this server is alive and fresh, and which routes it has. Open to everybody, as {@code /health} is. */
@RestController
class HmaStatus {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final TypeSwitches switches;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    HmaStatus(
            TypeSwitches switches,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.switches = switches;
        this.mappings = mappings;
    }

    @Open("Whoever watches the server must not need a key.")
    @GetMapping("/status")
    ResponseEntity<String> status() {
        return switches.stale() ? ResponseEntity.status(503).contentType(HTML).body("INDEX-STALE") : live();
    }

    @Open("Whoever watches the server must not need a key.")
    @GetMapping("/status/live")
    ResponseEntity<String> live() {
        return ResponseEntity.ok().contentType(HTML).body("I-AM-ALIVE");
    }

    @Open("It names what docs/hma-compatibility.md names.")
    @GetMapping("/site-map")
    List<String> siteMap() {
        TreeSet<String> paths = new TreeSet<>();
        mappings.getObject().getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackage() == HmaStatus.class.getPackage()) {
                mapping.getPatternValues()
                        .forEach(path -> paths.add(path.replace('{', '<').replace('}', '>')));
            }
        });
        return List.copyOf(paths);
    }
}
