package org.brightline.platform.api.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.brightline.platform.base.ErrorForm;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Refuses a multipart body that cannot be read. It is read before a handler is found, so that no advice of one room is asked; the
 * web server would take what a caller did wrong for a fault of ours, and log where it came from.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class UnreadableMultipart {
    private final List<ErrorForm> forms;

    UnreadableMultipart(List<ErrorForm> forms) {
        this.forms = forms;
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<?> tooLarge(HttpServletRequest request) {
        ErrorForm form = form(request);
        return form instanceof ProblemErrorForm
                ? Fallback.tooLarge()
                : answer(form, HttpStatus.CONTENT_TOO_LARGE, Fallback.TOO_LARGE);
    }

    @ExceptionHandler(MultipartException.class)
    ResponseEntity<?> unreadable(HttpServletRequest request) {
        ErrorForm form = form(request);
        return form instanceof ProblemErrorForm
                ? ProblemAdvice.badMultipart()
                : answer(form, HttpStatus.BAD_REQUEST, form.multipart());
    }

    private ErrorForm form(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return ErrorForm.of(forms.stream(), request.getRequestURI(), accept);
    }

    private static ResponseEntity<String> answer(ErrorForm form, HttpStatus status, String words) {
        ErrorForm.Answer answer = form.answer(status.value(), words);
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }
}
