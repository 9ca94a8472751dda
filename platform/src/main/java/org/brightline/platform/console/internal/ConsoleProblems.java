package org.brightline.platform.console.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says on a page what was refused. */
@RestControllerAdvice(basePackageClasses = ConsoleProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleProblems {
    private static final Logger log = LoggerFactory.getLogger(ConsoleProblems.class);

    private static final String UNKNOWN = "The page was asked for in a way that it does not know.";

    private final Pages pages;
    private final Sessions sessions;

    ConsoleProblems(Pages pages, Sessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<String> refused(Problem problem, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(problem.type().status());
        if (ofPart(request)) {
            return said(status, problem.detail());
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            return pages.message(
                    status, "You are not signed in any more", "Nothing was changed. Sign in and do it again.", null);
        }
        return pages.message(
                status,
                problem.type().title(),
                problem.detail(),
                session(request).orElse(null));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> fault(Exception fault, HttpServletRequest request) {
        Sessions.Session session = session(request).orElse(null);
        HttpStatus status = refusal(fault);
        if (status != null) {
            if (ofPart(request)) {
                return said(status, UNKNOWN);
            }
            return pages.message(status, status.getReasonPhrase(), UNKNOWN, session);
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("Fault {} at {} {}", number, request.getMethod(), request.getRequestURI(), fault);
        String detail = "It is in the server's log as fault " + number + ". Nothing was changed.";
        return ofPart(request)
                ? said(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. " + detail)
                : pages.message(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here", detail, session);
    }

    /** The status of what the asker did wrong, such as a letter where a number belongs; null for a fault of ours. */
    private static @Nullable HttpStatus refusal(Exception fault) {
        return fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()
                ? HttpStatus.valueOf(known.getStatusCode().value())
                : fault instanceof MethodArgumentTypeMismatchException ? HttpStatus.BAD_REQUEST : null;
    }

    /** Whether only a part of a page was asked for; its script says aloud what went wrong. */
    private static boolean ofPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static ResponseEntity<String> said(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(words);
    }

    private Optional<Sessions.Session> session(HttpServletRequest request) {
        return SignInPages.token(request).flatMap(sessions::session);
    }
}
