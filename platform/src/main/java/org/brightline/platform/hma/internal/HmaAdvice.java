package org.brightline.platform.hma.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.hma.internal.input.Invalid;
import org.brightline.platform.hma.internal.input.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
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

    /** Of a path or a query, such as the number of a content. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Message> noNumber(MethodArgumentTypeMismatchException e) {
        return answer(400, "«" + e.getValue() + "» is no valid " + e.getName() + ".");
    }

    /** A bank is never said to be missing because the database is: clients delete their own records of it then. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Message> databaseAway(Exception e) {
        log.warn("The database cannot be asked: {}", e.getMessage());
        return answer(503, "The database cannot be asked now; ask again.");
    }

    /** Thrown for what happens before a statement is sent, above all where no connection is to be had. */
    @ExceptionHandler(org.jooq.exception.DataAccessException.class)
    ResponseEntity<Message> jooq(org.jooq.exception.DataAccessException e, HttpServletRequest request) {
        return e.getCause() instanceof SQLException cause && away(cause) ? databaseAway(e) : fault(e, request);
    }

    private static boolean away(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                // Connections, resources, an operator who steps in.
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57");
    }

    @ExceptionHandler(MultipartException.class)
    ResponseEntity<Message> multipart(MultipartException e) {
        return answer(400, HmaErrorForm.MULTIPART);
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
