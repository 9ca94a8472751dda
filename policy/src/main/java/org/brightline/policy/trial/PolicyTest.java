package org.brightline.policy.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brightline.policy.Example;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;

/**
 * One test of a release: a post, and what the clauses and rungs are expected to say of it.
 *
 * @param file the test file
 * @param line where it stands in it, from 1
 * @param name what it shows, a sentence
 * @param post the post
 * @param clauses expected results by clause id
 * @param rungs expected results by rung: MATCH where a live clause of the rung is met, otherwise UNDETERMINED where one cannot be
 *     judged, otherwise NO_MATCH
 */
public record PolicyTest(
        String file, int line, String name, Example post, Map<String, Result> clauses, Map<Rung, Result> rungs) {
    /** Keeps its own copies, in the order of the file. */
    public PolicyTest {
        clauses = Collections.unmodifiableMap(new LinkedHashMap<>(clauses));
        rungs = Collections.unmodifiableMap(new LinkedHashMap<>(rungs));
    }
}
