package org.brightline.platform.hma.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.brightline.platform.access.Open;
import org.brightline.platform.hma.internal.HmaAdvice.Message;
import org.brightline.platform.hma.internal.input.Bodies;
import org.brightline.platform.hma.internal.input.Refusal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exchanges, of which there are none here: as an installation of Hasher-Matcher-Actioner answers that has none configured. So
 * clients show that nothing is fetched, instead of believing that it is.
 */
@RestController
class HmaExchanges {
    @Open(Door.REASON)
    @GetMapping("/c/exchanges/apis")
    List<String> apis() {
        return List.of();
    }

    @Open(Door.REASON)
    @GetMapping("/c/exchanges/api/{api}")
    Map<String, Object> api(@PathVariable String api) {
        throw noApi(api);
    }

    @Open(Door.REASON)
    @PostMapping("/c/exchanges/api/{api}")
    Map<String, Object> authenticate(@PathVariable String api, HttpServletRequest request) throws IOException {
        if (!(Bodies.json(request) instanceof ObjectNode)) {
            throw Refusal.bad("this endpoint expects a json object payload");
        }
        throw noApi(api);
    }

    private static Refusal noApi(String api) {
        return Refusal.bad("no such Exchange API '" + api + "'");
    }

    @Open(Door.REASON)
    @GetMapping("/c/exchanges/api/{api}/schema")
    Map<String, Object> schema(@PathVariable String api) {
        throw new Refusal(404, "Exchange API '" + api + "' not found");
    }

    @Open(Door.REASON)
    @GetMapping("/c/exchanges")
    List<String> all() {
        return List.of();
    }

    @Open(Door.REASON)
    @PostMapping("/c/exchanges")
    Message create(HttpServletRequest request) throws IOException {
        if (!(Bodies.json(request) instanceof ObjectNode wanted)) {
            throw Refusal.bad("this endpoint expects a json object payload");
        }
        if (!wanted.path("bank").isString()) {
            throw Refusal.bad("bank is required");
        }
        if (!wanted.get("bank").asString().matches("[A-Z0-9_]+")) {
            throw Refusal.bad("Field `bank` must match /^[A-Z0-9_]+$/");
        }
        if (wanted.hasNonNull("api_json") && !wanted.get("api_json").isObject()) {
            throw Refusal.bad("Field `api_json` must be object");
        }
        if (!wanted.path("api").isString()) {
            throw Refusal.bad("Field `api_type` is required");
        }
        throw Refusal.bad("No such exchange type '" + wanted.get("api").asString() + "'");
    }

    @Open(Door.REASON)
    @GetMapping("/c/exchange/{name}")
    Map<String, Object> exchange(@PathVariable String name) {
        throw none(name);
    }

    @Open(Door.REASON)
    @GetMapping("/c/exchange/{name}/status")
    Map<String, Object> status(@PathVariable String name) {
        throw none(name);
    }

    @Open(Door.REASON)
    @PutMapping("/c/exchange/{name}")
    Map<String, Object> change(@PathVariable String name, HttpServletRequest request) throws IOException {
        Bodies.object(request);
        throw none(name);
    }

    private static Refusal none(String name) {
        return new Refusal(404, "Exchange '" + name + "' not found");
    }

    /** Says the same whether there was one; a bank of this name stays. */
    @Open(Door.REASON)
    @DeleteMapping("/c/exchange/{name}")
    Message delete(@PathVariable String name) {
        return new Message("Exchange deleted");
    }
}
