package org.brightline.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Open;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.base.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the interface is made here, from the controllers and what they require. {@code -Dbrightline.docs.update=true}
 * writes it anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("src/main/resources/org/brightline/platform/api/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private RunningPlatform platform;

    @BeforeAll
    void start() {
        // Who asks is read from the key, and nothing that a client sends as a parameter.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        platform = RunningPlatform.start(
                "--springdoc.packages-to-scan=org.brightline.platform.api",
                "--springdoc.api-docs.version=openapi_3_1",
                "--springdoc.writer-with-order-by-keys=true");
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void the_description_is_the_code() throws Exception {
        String made = described() + "\n";
        if (Boolean.getBoolean("brightline.docs.update")) {
            Files.createDirectories(Objects.requireNonNull(DOCUMENT.getParent()));
            Files.writeString(DOCUMENT, made);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("openapi.json is behind the code; update it with -Dbrightline.docs.update=true")
                .isEqualTo(made);
    }

    @Test
    void nobody_is_asked_to_say_who_asks() throws Exception {
        assertThat(described()).doesNotContain("\"name\" : \"caller\"");
    }

    private String described() throws Exception {
        byte[] raw = platform.bean(OpenApiWebMvcResource.class)
                .openapiJson(new MockHttpServletRequest("GET", "/v3/api-docs"), "/v3/api-docs", Locale.ENGLISH);
        ObjectNode document = (ObjectNode) JSON.readTree(raw);
        document.remove("servers");
        ObjectNode info = document.putObject("info");
        info.put("title", "Brightline");
        info.put("version", "1");
        info.put(
                "description",
                "Items come in, people decide, platforms are told, and the journal proves it. Errors are problem details (RFC 9457).");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        ObjectNode components = (ObjectNode) document.get("components");
        components
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API key, bl_…; people use the session of the console, with X-CSRF-Token.");
        components
                .putObject("responses")
                .putObject("Problem")
                .put("description", "A refusal that says what, where, and what would be right.")
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/ProblemBody");
        ObjectNode problem = ((ObjectNode) components.get("schemas")).putObject("ProblemBody");
        problem.put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("type").put("type", "string").put("description", "Where the type is explained.");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string").put("description", "What, and what would be right.");
        properties.putObject("pointer").put("type", "string").put("description", "Where.");
        platform.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.brightline.platform.api")) {
                complete(document, mapping, method);
            }
        });
        return JSON.writeValueAsString(document);
    }

    private static void complete(ObjectNode document, RequestMappingInfo mapping, HandlerMethod method) {
        for (String path : mapping.getPatternValues()) {
            for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                JsonNode operation =
                        document.path("paths").path(path).path(verb.name().toLowerCase(Locale.ROOT));
                if (operation instanceof ObjectNode object) {
                    complete(object, method);
                }
            }
        }
    }

    private static void complete(ObjectNode operation, HandlerMethod method) {
        assertThat(operation.path("summary").asString(""))
                .as("%s says what it is for", method)
                .isNotEmpty();
        Requires requires = method.getMethodAnnotation(Requires.class);
        Open open = method.getMethodAnnotation(Open.class);
        if (open == null) {
            operation.putArray("security").addObject().putArray("key");
            operation.put(
                    "x-permission", requires == null ? "any" : requires.value().name());
        }
        ((ObjectNode) operation.get("responses")).putObject("default").put("$ref", "#/components/responses/Problem");
    }

    @Test
    void an_item_with_every_field_as_described_is_taken() throws IOException {
        JsonNode item = JSON.readTree(Files.readString(DOCUMENT))
                .path("components")
                .path("schemas")
                .path("Item");
        ObjectNode sent = JSON.createObjectNode();
        item.path("properties").properties().forEach(field -> {
            JsonNode example = field.getValue().path("example");
            if (!example.isMissingNode()) {
                sent.set(field.getKey(), example);
            }
        });
        assertThat(item.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.concat(
                                sent.propertyNames().stream(), java.util.stream.Stream.of("media"))
                        .toList());
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        HttpResponse<String> answer = platform.send(HttpRequest.newBuilder(platform.at("/v1/items"))
                .header("Authorization", "Bearer " + key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(sent)))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void it_is_served_to_whoever_has_a_key_and_to_nobody_else() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.at("/openapi.json"));
        assertThat(platform.send(request.build()).statusCode()).isEqualTo(401);
        HttpResponse<String> answer =
                platform.send(request.header("Authorization", "Bearer " + key()).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(DOCUMENT));
    }

    private String key() {
        return platform.bean(Access.class)
                .issueKey("client", null, Set.of(Permission.ITEMS_SUBMIT), Duration.ofDays(9), Actor.MACHINE)
                .token();
    }
}
