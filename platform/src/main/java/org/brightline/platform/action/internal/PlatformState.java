package org.brightline.platform.action.internal;

import org.brightline.platform.casework.PlatformEffect;

/** What a platform says of a post: the strongest measure in force. The order of the constants is that of their strength. */
enum PlatformState {
    VISIBLE,
    LABELLED,
    LIMITED,
    REMOVED,
    ACCOUNT_RESTRICTED;

    /** Whether this state shows that the effect was carried out. */
    boolean confirms(PlatformEffect effect) {
        return switch (effect) {
            case LABEL -> compareTo(LABELLED) >= 0;
            case LIMIT -> compareTo(LIMITED) >= 0;
            case REMOVE -> compareTo(REMOVED) >= 0;
            case RESTRICT_ACCOUNT -> this == ACCOUNT_RESTRICTED;
            case RESTORE -> this == VISIBLE;
        };
    }
}
