package org.brightline.platform.hma.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/** Says in the form of Hasher-Matcher-Actioner, {@code {"message": "…"}}, what was refused. */
@RestControllerAdvice(basePackageClasses = HmaAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class HmaAdvice {
    private static final Logger log = LoggerFactory.getLogger(HmaAdvice.class);

    /** An answer that is only words. */
    record Message(String message) {}

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Message> refused(Refusal refusal) {
        return answer(refusal.status(), refusal.words());
    }

    @ExceptionHandler(Invalid.class)
    ResponseEntity<List<Invalid.Fault>> invalid(Invalid invalid) {
        return ResponseEntity.status(422).body(invalid.faults());
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ResponseEntity<List<Invalid.Fault>> missing(MissingServletRequestParameterException e) {
        return invalid(Invalid.missing(e.getParameterName()));
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<Message> problem(Problem problem) {
        return switch (problem.type()) {
            case FETCH_REFUSED -> answer(400, "Invalid or unsafe URL provided: " + problem.detail());
            case FETCH_FAILED -> answer(400, "Failed to fetch URL: " + problem.detail());
            case TOO_LARGE -> answer(413, "Content too large: " + problem.detail());
            case NOT_A_PICTURE, TRUNCATED_PICTURE, TOO_MANY_PIXELS -> answer(400, problem.detail());
            default -> answer(problem.type().status(), problem.detail());
        };
    }

    /** A bank is never said to be missing because the database is: clients delete their own records of it then. */
    @ExceptionHandler({
        org.springframework.dao.DataAccessException.class,
        org.springframework.transaction.TransactionException.class,
        org.jooq.exception.DataAccessException.class
    })
    ResponseEntity<Message> databaseAway(Exception e) {
        log.warn("The database cannot be asked: {}", e.getMessage());
        return answer(503, "The database cannot be asked now. Nothing was changed; ask again.");
    }

    /** The database is there and refuses what it was given; asking again would not help. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    ResponseEntity<Message> integrity(DataIntegrityViolationException e, HttpServletRequest request) {
        return fault(e, request);
    }

    @ExceptionHandler(MultipartException.class)
    ResponseEntity<Message> multipart(MultipartException e) {
        return answer(400, "The multipart body cannot be read.");
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Message> fault(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(
                    known.getStatusCode().value(),
                    String.valueOf(known.getBody().getDetail()));
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("Fault {} at {} {}", number, request.getMethod(), request.getRequestURI(), e);
        return answer(500, "Something went wrong here. It is in the server's log as fault " + number + ".");
    }

    private static ResponseEntity<Message> answer(int status, String message) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        } else if (status == ProblemType.UNAUTHENTICATED.status()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"brightline\"");
        }
        return answer.body(new Message(message));
    }
}
