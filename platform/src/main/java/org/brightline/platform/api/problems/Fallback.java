package org.brightline.platform.api.problems;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.brightline.platform.access.Open;
import org.brightline.platform.base.ErrorForm;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What went wrong before any handler was found: broken requests, unknown paths, limits of the server itself. */
@RestController
class Fallback implements ErrorController {
    static final String TOO_LARGE = "The request is larger than this server takes.";

    private final ErrorAttributes errors;
    private final List<ErrorForm> forms;

    Fallback(ErrorAttributes errors, List<ErrorForm> forms) {
        this.errors = errors;
        this.forms = forms;
    }

    @Hidden
    @Open("An error says nothing that its cause did not.")
    @RequestMapping("/error")
    ResponseEntity<?> error(HttpServletRequest request) {
        ResponseEntity<ProblemBody> problem = problem(request);
        ProblemBody body = problem.getBody();
        ErrorForm form = form(request);
        if (form instanceof ProblemErrorForm || body == null) {
            return problem;
        }
        int status = problem.getStatusCode().value();
        ErrorForm.Answer answer = form.answer(status, body.detail());
        return ResponseEntity.status(status)
                .headers(problem.getHeaders())
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }

    /** Whoever asks for a page is answered elsewhere. */
    private ErrorForm form(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return ErrorForm.of(forms.stream(), path, "");
    }

    private ResponseEntity<ProblemBody> problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    return ProblemAdvice.answer(problem.type(), problem.detail(), problem.pointer());
                }
            }
        }
        // Where the type of the body is what decides between handlers, none of them was found.
        if (errors.getError(new ServletWebRequest(request)) instanceof HttpMediaTypeNotSupportedException type) {
            return ProblemAdvice.badMediaType(type);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return switch (status) {
            case 404 -> ProblemAdvice.answer(ProblemType.NOT_FOUND, "There is nothing here.", null);
            case 405 -> ProblemAdvice.answer(ProblemType.METHOD_NOT_ALLOWED, "This method is not allowed here.", null);
            case 406 ->
                ProblemAdvice.answer(
                        ProblemType.NOT_ACCEPTABLE, "The answer is not available in the type that Accept names.", null);
            case 415 ->
                ProblemAdvice.answer(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body of this Content-Type is not taken here.", null);
            case 413 -> tooLarge();
            default ->
                status < 500
                        ? ProblemAdvice.answer(ProblemType.BAD_FIELD, "The request cannot be understood.", null)
                        : ProblemAdvice.answer(ProblemType.INTERNAL, "It is in the server's log.", null);
        };
    }

    static ResponseEntity<ProblemBody> tooLarge() {
        return ProblemAdvice.answer(ProblemType.TOO_LARGE, TOO_LARGE, null);
    }
}
