package org.brightline.language.learned;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once of each detector that it failed: what fails on one text may fail on all. Safe for many threads. */
public final class FailureLog {
    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Writes it down, the first time. */
    void say(String detector, JudgeException failure) {
        if (said.add(detector)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The detector " + detector
                            + " failed on a text. What a condition asks of learned findings cannot be told for such a"
                            + " text, so that a person has to look. It is said once only.",
                    failure);
        }
    }
}
