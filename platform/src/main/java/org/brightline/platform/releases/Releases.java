package org.brightline.platform.releases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brightline.policy.Release;
import org.brightline.policy.engine.PolicyEngine;

/** The releases of the policy. A release never changes; decisions pin the one that they were made under. */
public interface Releases {

    /** The engine over the release in force. */
    PolicyEngine current();

    /** A release by its digest, also one that is no longer in force. */
    Optional<Release> release(String digest);

    /** The clause files of a release by its digest, by name. */
    Optional<Map<String, String>> files(String digest);

    /** What came into force, the newest first: the first is in force. At most 200. */
    List<Publication> history();
}
