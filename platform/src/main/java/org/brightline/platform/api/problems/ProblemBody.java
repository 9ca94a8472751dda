package org.brightline.platform.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is sent (RFC 9457).
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the body, or the name of a parameter or header, which has no slash; absent for
 *     the whole request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,

        /**
         * The body for one fault.
         *
         * @param type what kind of problem
         * @param detail what is wrong and what would be right
         * @param pointer where in the body, as a JSON pointer; null where it is no place in a body
         */
        @Nullable String pointer) {

    public static ProblemBody of(ProblemType type, String detail, @Nullable String pointer) {
        return new ProblemBody(type.uri(), type.title(), type.status(), detail, pointer);
    }

    /** The body for a problem that was thrown. */
    public static ProblemBody of(Problem problem) {
        return of(problem.type(), problem.detail(), problem.pointer());
    }
}
