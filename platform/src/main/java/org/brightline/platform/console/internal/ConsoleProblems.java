package org.brightline.platform.console.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says on a page what was refused. */
@RestControllerAdvice(basePackageClasses = ConsoleProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleProblems {
    private static final Logger log = LoggerFactory.getLogger(ConsoleProblems.class);

    private final Pages pages;
    private final Sessions sessions;

    ConsoleProblems(Pages pages, Sessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<String> refused(Problem problem, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(problem.type().status());
        return pages.message(
                status,
                problem.type().title(),
                problem.detail(),
                session(request).orElse(null));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> fault(Exception fault, HttpServletRequest request) {
        Sessions.Session session = session(request).orElse(null);
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return pages.message(
                    status,
                    status.getReasonPhrase(),
                    "The page was asked for in a way that it does not know.",
                    session);
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("Fault {} at {} {}", number, request.getMethod(), request.getRequestURI(), fault);
        return pages.message(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here",
                "It is in the server's log as fault " + number + ". Nothing was changed.",
                session);
    }

    private Optional<Sessions.Session> session(HttpServletRequest request) {
        return SignInPages.token(request).flatMap(sessions::session);
    }
}
