package org.brightline.platform.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.brightline.assessment.Medium;
import org.brightline.assessment.Outcome;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Days;
import org.brightline.platform.api.problems.ProblemBody;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.intake.Count;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.LineResult;
import org.brightline.platform.intake.Receipt;
import org.brightline.policy.Rung;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
class ItemsApi {
    private static final String KEY = "Idempotency-Key";
    /** A whole body beyond this is not read to its end, whatever the settings say of lines and pictures. */
    private static final int MOST = 64 << 20;

    private final Intake intake;
    private final Casework casework;
    private final JsonMapper json;

    ItemsApi(Intake intake, Casework casework, JsonMapper json) {
        this.intake = intake;
        this.casework = casework;
        this.json = json;
    }

    @Operation(
            summary = "Takes one item and answers with its assessment",
            description =
                    "The answer comes after the commit. A repeat with the same Idempotency-Key, or with the same platform, external id"
                            + " and content, gets the first answer again.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ItemBody.class)))
    @Requires(Permission.ITEMS_SUBMIT)
    @PostMapping(path = "/v1/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer accept(
            HttpServletRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller)
            throws IOException {
        return answer(intake.accept(body(request), List.of(), caller, key));
    }

    @Operation(
            summary = "Takes one item with pictures",
            description = "A part «item» with JSON, parts «media» with files.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ItemParts.class)))
    @Requires(Permission.ITEMS_SUBMIT)
    @PostMapping(path = "/v1/items", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Answer acceptWithPictures(
            HttpServletRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller)
            throws IOException, jakarta.servlet.ServletException {
        byte[] item = null;
        List<Medium> media = new ArrayList<>();
        for (Part part : request.getParts()) {
            switch (part.getName()) {
                case "item" -> {
                    if (item != null) {
                        throw new Problem(ProblemType.BAD_MULTIPART, "There are two parts «item»; send one item.");
                    }
                    item = bytes(part);
                }
                case "media" ->
                    media.add(new Medium(
                            bytes(part),
                            part.getContentType() == null ? "application/octet-stream" : part.getContentType()));
                default ->
                    throw new Problem(
                            ProblemType.BAD_MULTIPART,
                            "There is no part «" + part.getName() + "» here; the parts are item and media.");
            }
        }
        if (item == null) {
            throw new Problem(ProblemType.BAD_MULTIPART, "The part «item» with the item's JSON is missing.");
        }
        return answer(intake.accept(item, media, caller, key));
    }

    private static byte[] bytes(Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }

    private Answer answer(Receipt receipt) {
        UUID item = receipt.item();
        return new Answer(
                receipt.outcome(),
                receipt.rung(),
                item,
                item == null ? null : casework.caseOf(item).orElse(null),
                receipt.repeat(),
                receipt.release(),
                receipt.findings());
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw tooLarge();
        }
        return body;
    }

    private static Problem tooLarge() {
        return new Problem(ProblemType.TOO_LARGE, "A request may have " + MOST + " bytes.");
    }

    @Operation(
            summary = "Takes items line by line",
            description =
                    "NDJSON in, NDJSON out, streamed both ways: read results while you send. A line of the answer has the number of its line,"
                            + " and an outcome or a problem.")
    @RequestBody(
            required = true,
            description = "One item a line.",
            content = @Content(schema = @Schema(implementation = ItemBody.class)))
    @ApiResponse(responseCode = "200", description = "One result a line, in the same order.")
    @Requires(Permission.ITEMS_SUBMIT)
    @PostMapping(
            path = "/v1/items:batch",
            consumes = {"application/x-ndjson", "application/jsonl", "application/ndjson"})
    void batch(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller)
            throws IOException {
        response.setContentType("application/x-ndjson");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        intake.batch(request.getInputStream(), caller, key, results -> {
            for (LineResult result : results) {
                out.write(json.writeValueAsBytes(line(result)));
                out.write('\n');
            }
            out.flush();
        });
    }

    private ObjectNode line(LineResult result) {
        ObjectNode node = json.createObjectNode();
        node.put("line", result.line());
        if (result.externalId() != null) {
            node.put("externalId", result.externalId());
        }
        Problem problem = result.problem();
        Receipt receipt = result.receipt();
        if (problem != null) {
            node.set("problem", json.valueToTree(ProblemBody.of(problem)));
        } else if (receipt != null) {
            node.put("outcome", receipt.outcome().name());
            if (receipt.rung() != null) {
                node.put("rung", receipt.rung().name());
            }
            if (receipt.item() != null) {
                node.put("item", receipt.item().toString());
                casework.caseOf(receipt.item()).ifPresent(id -> node.put("case", id.toString()));
                node.set("findings", receipt.findings());
            }
            if (receipt.repeat()) {
                node.put("repeat", true);
            }
        }
        return node;
    }

    @Operation(summary = "How many items came to which outcome, by day")
    @Requires(Permission.CASES_READ)
    @GetMapping("/v1/counts")
    Counts counts(@RequestParam LocalDate from, @RequestParam LocalDate to, Caller caller) {
        Days.check(from, to);
        return new Counts(intake.counts(from, to).stream()
                .filter(count -> caller.speaksFor(count.platform()))
                .toList());
    }

    /** The parts of a multipart request, for their description only. */
    record ItemParts(
            ItemBody item,

            @Schema(description = "JPEG, PNG, GIF, WebP or BMP.")
            List<MultipartFile> media) {}

    record Counts(List<Count> counts) {}

    record Answer(
            Outcome outcome,
            @Nullable Rung rung,
            @Nullable UUID item,
            @JsonProperty("case") @Nullable UUID caseId,
            boolean repeat,
            String release,
            JsonNode findings) {}
}
