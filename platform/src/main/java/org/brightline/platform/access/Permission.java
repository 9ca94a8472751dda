package org.brightline.platform.access;

import java.util.Locale;

/** One thing that a caller may do. People get permissions by role, API keys by scope. */
public enum Permission {
    ITEMS_SUBMIT,
    CASES_READ,
    CASES_DECIDE,
    CASES_REVERSE,
    EXHIBITS_OPEN,
    EXHIBITS_HOLD,
    REFERRALS_PROPOSE,
    REFERRALS_CONFIRM,
    BANKS_READ,
    BANKS_EDIT,
    RELEASES_READ,
    RELEASES_DRAFT,
    RELEASES_PUBLISH,
    LISTS_EDIT,
    DELIVERIES_READ,
    DELIVERIES_RETRY,
    JOURNAL_READ,
    PEOPLE_MANAGE,
    KEYS_MANAGE,
    PLATFORMS_MANAGE;

    /** As people read it, in pages, tables and refusals: «items submit». */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
