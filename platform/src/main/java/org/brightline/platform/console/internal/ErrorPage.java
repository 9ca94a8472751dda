package org.brightline.platform.console.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.brightline.platform.access.Open;
import org.brightline.platform.access.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a browser is shown where no handler was found. Programs, which do not ask for HTML, get a problem. */
@RestController
class ErrorPage {
    private final Pages pages;

    ErrorPage(Pages pages) {
        this.pages = pages;
    }

    @Open("An error says nothing that its cause did not.")
    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> error(HttpServletRequest request, Sessions.@Nullable Session session) {
        int code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        HttpStatus status = Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR);
        return switch (status) {
            case NOT_FOUND -> pages.message(status, "There is no such page", "Nothing here has this address.", session);
            case METHOD_NOT_ALLOWED ->
                pages.message(status, "This is no page", "A form is sent to this address; go to its page.", session);
            default ->
                pages.message(
                        status,
                        status.getReasonPhrase(),
                        status.is5xxServerError() ? "It is in the server's log." : "The request cannot be understood.",
                        session);
        };
    }
}
