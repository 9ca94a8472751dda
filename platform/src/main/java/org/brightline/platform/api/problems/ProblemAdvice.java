package org.brightline.platform.api.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Collectors;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every refusal and fault under /v1 into a problem of RFC 9457. */
@RestControllerAdvice(basePackages = "org.brightline.platform.api")
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemBody> problem(Problem problem) {
        return answer(problem.type(), problem.detail(), problem.pointer());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException e) {
        Problem problem = JsonFaults.problem(e);
        return answer(problem.type(), problem.detail(), problem.pointer());
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemBody> parameter(Exception e) {
        return e instanceof MethodArgumentTypeMismatchException mismatch
                ? answer(
                        ProblemType.BAD_FIELD,
                        "The parameter " + mismatch.getName() + " is «" + mismatch.getValue() + "», which is not "
                                + JsonFaults.wanted(mismatch.getRequiredType()) + ".",
                        mismatch.getName())
                : answer(
                        ProblemType.MISSING_FIELD,
                        "The parameter " + ((MissingServletRequestParameterException) e).getParameterName()
                                + " is missing.",
                        ((MissingServletRequestParameterException) e).getParameterName());
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<ProblemBody> mediaType(HttpMediaTypeNotSupportedException e) {
        return badMediaType(e);
    }

    static ResponseEntity<ProblemBody> badMediaType(HttpMediaTypeNotSupportedException e) {
        return answer(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Send "
                        + e.getSupportedMediaTypes().stream()
                                .filter(MediaType::isConcrete)
                                .map(MediaType::toString)
                                .sorted()
                                .collect(Collectors.joining(" or "))
                        + (e.getContentType() == null ? "." : ", not " + e.getContentType() + "."),
                null);
    }

    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    ResponseEntity<ProblemBody> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return answer(
                ProblemType.NOT_ACCEPTABLE,
                "It is available as "
                        + e.getSupportedMediaTypes().stream()
                                .map(MediaType::toString)
                                .collect(Collectors.joining(" or "))
                        + ".",
                null);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<ProblemBody> method(HttpRequestMethodNotSupportedException e) {
        return answer(
                ProblemType.METHOD_NOT_ALLOWED,
                "Use "
                        + String.join(
                                " or ",
                                java.util.Objects.requireNonNullElse(e.getSupportedHttpMethods(), java.util.Set.of())
                                        .stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .toList())
                        + " here, not " + e.getMethod() + ".",
                null);
    }

    @ExceptionHandler(MultipartException.class)
    ResponseEntity<ProblemBody> multipart(MultipartException e) {
        return badMultipart();
    }

    static ResponseEntity<ProblemBody> badMultipart() {
        return answer(
                ProblemType.BAD_MULTIPART,
                "Send multipart/form-data with a boundary, a part «item» with JSON and parts «media» with files.",
                null);
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<ProblemBody> notFound(NoResourceFoundException e) {
        return answer(ProblemType.NOT_FOUND, "There is nothing at /" + e.getResourcePath() + ".", null);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<ProblemBody> databaseAway(Exception e) {
        log.warn("The database cannot be reached: {}", e.getMessage());
        return answer(ProblemType.BUSY, "The database cannot be reached. Nothing was accepted; send it again.", null);
    }

    /** The caller is gone: there is nobody to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(AsyncRequestNotUsableException e) {
        log.debug("The caller went away: {}", e.getMessage());
    }

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<ProblemBody> fault(Exception e, HttpServletRequest request) {
        if (e instanceof IOException && String.valueOf(e.getMessage()).contains("Broken pipe")) {
            return null;
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            ProblemType type = status == 404
                    ? ProblemType.NOT_FOUND
                    : status == 413 ? ProblemType.TOO_LARGE : ProblemType.BAD_FIELD;
            return answer(type, String.valueOf(known.getBody().getDetail()), null);
        }
        return Faults.answer(e, request);
    }

    static ResponseEntity<ProblemBody> answer(ProblemType type, String detail, @Nullable String pointer) {
        var answer = ResponseEntity.status(type.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (type.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"brightline\"");
        }
        return answer.body(ProblemBody.of(type, detail, pointer));
    }
}
