package org.brightline.platform.action.internal;

import org.brightline.platform.casework.PlatformEffect;

/** What a platform says of a post: the strongest measure in force. The order of the constants is that of their strength. */
enum PlatformState {
    VISIBLE,
    LABELLED,
    LIMITED,
    HELD,
    REMOVED,
    ACCOUNT_RESTRICTED;

    /** Whether this state shows that the effect was carried out. */
    boolean confirms(PlatformEffect effect) {
        return switch (effect) {
            // What a person chose takes the place of a hold; as long as a post is held it has not.
            case LABEL -> compareTo(LABELLED) >= 0 && this != HELD;
            case LIMIT -> compareTo(LIMITED) >= 0 && this != HELD;
            case HOLD -> compareTo(HELD) >= 0;
            case REMOVE -> compareTo(REMOVED) >= 0;
            case RESTRICT_ACCOUNT -> this == ACCOUNT_RESTRICTED;
            case RESTORE -> this == VISIBLE;
        };
    }
}
