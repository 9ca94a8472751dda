package org.brightline.platform.api.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.brightline.platform.base.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/** A fault of ours: the caller gets a number, the log gets the trace under the same number. */
final class Faults {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    static ResponseEntity<ProblemBody> answer(Throwable fault, HttpServletRequest request) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("Fault {} at {} {}", number, request.getMethod(), request.getRequestURI(), fault);
        return ProblemAdvice.answer(
                ProblemType.INTERNAL, "It is in the server's log as fault " + number + ". Nothing was accepted.", null);
    }
}
