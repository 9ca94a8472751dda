package org.brightline.platform.api.problems;

import org.brightline.platform.base.ErrorForm;
import org.brightline.platform.base.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Errors as problems of RFC 9457, for everybody who is not answered in another form. */
@Component
@Order(2)
final class ProblemErrorForm implements ErrorForm {
    private final JsonMapper json;

    ProblemErrorForm(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean takes(String path, String accept) {
        return true;
    }

    @Override
    public Answer answer(int status, String words) {
        ProblemBody problem = ProblemBody.of(type(status), words, null);
        return new Answer(
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                json.writeValueAsString(
                        new ProblemBody(problem.type(), problem.title(), status, problem.detail(), null)));
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 413 -> ProblemType.TOO_LARGE;
            default -> status < 500 ? ProblemType.BAD_FIELD : ProblemType.INTERNAL;
        };
    }
}
