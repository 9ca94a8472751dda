package org.brightline.policy;

/** What follows when a clause cannot be judged. In no case is it taken for a clause that is not met. */
public enum OnUndetermined {
    /** A person looks at it. */
    REVIEW,
    /** It is counted and shown in the figures as unjudged, without a case. */
    COUNT
}
