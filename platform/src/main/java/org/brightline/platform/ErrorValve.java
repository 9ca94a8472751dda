package org.brightline.platform;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.brightline.platform.base.ErrorForm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Answers what the web server itself refuses, such as an address with %00, in the form of the part of the server that it was
 * sent to.
 */
final class ErrorValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ErrorValve.class);

    private final Supplier<Stream<ErrorForm>> forms;

    /** @param forms asked for with each error, in their order; one of them takes everything */
    ErrorValve(Supplier<Stream<ErrorForm>> forms) {
        this.forms = forms;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean open = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        if (!open.get()) {
            return;
        }
        if (thrown != null) {
            log.error("A fault outside of every handler", thrown);
        }
        write(response, answer(request, response.getStatus()));
    }

    private ErrorForm.Answer answer(Request request, int status) {
        String path = Objects.requireNonNullElse(request.getRequestURI(), "");
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return ErrorForm.of(forms.get(), path, accept).answer(status, words(status));
    }

    private static String words(int status) {
        return status >= 500
                ? "It is in the server's log."
                : status == 400
                        ? "The request cannot be read. Its address has only characters that addresses may have; every %"
                                + " begins two hexadecimal digits, and what they stand for is UTF-8 without U+0000."
                        : "The request cannot be understood.";
    }

    private static void write(Response response, ErrorForm.Answer answer) {
        try {
            response.setContentType(answer.contentType());
            response.setCharacterEncoding("UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(answer.body());
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            log.debug("The caller went away: {}", e.getMessage());
        }
    }
}
