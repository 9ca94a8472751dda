package org.brightline.policy;

/** What follows when a clause cannot be judged. In no case is it taken for a clause that is not met. */
public enum OnUndetermined {
    /** A person looks at it. */
    REVIEW,
    /** It is counted and shown in the figures as unjudged, without a case. */
    COUNT;

    /** What really follows, in words; only a clause in force brings an item before a person. */
    public String words(Mode mode) {
        return switch (mode) {
            case LIVE -> this == REVIEW ? "a person looks at it" : "it is only counted";
            case SHADOW -> "in shadow it is only counted";
            case DRAFT -> "nothing follows of a draft";
        };
    }
}
