package org.brightline.platform.api.banks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.ProblemBody;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.ImportListener;
import org.brightline.platform.banks.ImportReport;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class BankFilesApi {
    private final Banks banks;
    private final JsonMapper json;

    BankFilesApi(Banks banks, JsonMapper json) {
        this.banks = banks;
        this.json = json;
    }

    @Operation(
            summary = "Adds all entries of a file at once",
            description =
                    "The body is the file, in the form that format names: hashes, ndjson or csv. label, source, incident and reason"
                            + " are said of entries that do not say them. Answers in NDJSON while it works: a line with its number and its problem"
                            + " for each line that is wrong, the bytes done now and then, and the report at the end. Others see all entries or none.")
    @ApiResponse(responseCode = "200", description = "Problems and progress, and the report in the last line.")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping(
            path = "/v1/banks/{bank}/entries:import",
            consumes = {"application/x-ndjson", "text/csv", "text/plain", "application/octet-stream"})
    void importEntries(
            @PathVariable String bank,
            @RequestParam String format,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "imported") String label,
            @RequestParam String source,
            @RequestParam(required = false) @Nullable String incident,
            @RequestParam String reason,
            @RequestParam(defaultValue = "refused") String duplicates,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ImportRequest wanted = new ImportRequest(
                constant(EntryFormat.class, format, "format"),
                type == null ? null : constant(FingerprintType.class, type, "type"),
                new Unsaid(label, source, incident, reason),
                constant(Banks.Duplicates.class, duplicates, "duplicates"));
        Answer answer = new Answer(response);
        try {
            ImportReport report = banks.importEntries(bank, request.getInputStream(), wanted, caller.actor(), answer);
            answer.line(Map.of("report", report));
        } catch (Problem problem) {
            if (!response.isCommitted()) {
                throw problem;
            }
            answer.line(Map.of("problem", ProblemBody.of(problem)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Operation(
            summary = "All entries of a bank as a file",
            description = "In a form that the import reads: hashes, ndjson or csv.")
    @ApiResponse(responseCode = "200", description = "One entry a line.")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/v1/banks/{bank}/entries:export")
    void export(
            @PathVariable String bank,
            @RequestParam(defaultValue = "ndjson") String format,
            HttpServletResponse response)
            throws IOException {
        EntryFormat form = constant(EntryFormat.class, format, "format");
        if (banks.bank(bank).isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no bank " + bank + ".");
        }
        response.setContentType(
                switch (form) {
                    case HASHES -> "text/plain;charset=utf-8";
                    case NDJSON -> "application/x-ndjson";
                    case CSV -> "text/csv;charset=utf-8";
                });
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + bank + "."
                        + (form == EntryFormat.HASHES ? "txt" : form.name().toLowerCase(Locale.ROOT)) + "\"");
        banks.export(bank, form, new BufferedOutputStream(response.getOutputStream(), 64 * 1024));
    }

    private static <T extends Enum<T>> T constant(Class<T> constants, String name, String pointer) {
        for (T constant : constants.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        throw new Problem(
                ProblemType.BAD_FIELD,
                "It is one of " + java.util.Arrays.toString(constants.getEnumConstants()) + ".",
                pointer);
    }

    /** Writes lines while the import runs. */
    private final class Answer implements ImportListener {
        private final HttpServletResponse response;

        Answer(HttpServletResponse response) {
            this.response = response;
        }

        @Override
        public void refused(long line, Problem problem) {
            line(Map.of("line", line, "problem", ProblemBody.of(problem)));
        }

        @Override
        public void progress(long bytes, long total) {
            line(Map.of("bytes", bytes, "of", total));
        }

        void line(Object body) {
            try {
                response.setContentType("application/x-ndjson");
                response.setHeader("X-Accel-Buffering", "no");
                OutputStream out = response.getOutputStream();
                out.write(json.writeValueAsBytes(body));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
