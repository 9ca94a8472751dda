package org.brightline.platform.access;

import static org.brightline.platform.access.Permission.*;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one table of who may do what. */
public final class Permissions {
    private static final Map<Role, Set<Permission>> TABLE = Map.of(
            Role.REVIEWER,
                    Set.of(
                            CASES_READ,
                            CASES_DECIDE,
                            EXHIBITS_OPEN,
                            REFERRALS_PROPOSE,
                            BANKS_READ,
                            RELEASES_READ,
                            DELIVERIES_READ,
                            JOURNAL_READ),
            Role.LEAD,
                    Set.of(
                            CASES_READ,
                            CASES_DECIDE,
                            CASES_REVERSE,
                            EXHIBITS_OPEN,
                            REFERRALS_PROPOSE,
                            REFERRALS_CONFIRM,
                            BANKS_READ,
                            BANKS_EDIT,
                            RELEASES_READ,
                            RELEASES_PUBLISH,
                            DELIVERIES_READ,
                            DELIVERIES_RETRY,
                            JOURNAL_READ),
            Role.POLICY_AUTHOR,
                    Set.of(
                            CASES_READ,
                            BANKS_READ,
                            RELEASES_READ,
                            RELEASES_DRAFT,
                            RELEASES_PUBLISH,
                            LISTS_EDIT,
                            JOURNAL_READ),
            Role.LEGAL,
                    Set.of(
                            CASES_READ,
                            EXHIBITS_OPEN,
                            EXHIBITS_HOLD,
                            REFERRALS_PROPOSE,
                            REFERRALS_CONFIRM,
                            BANKS_READ,
                            RELEASES_READ,
                            RELEASES_PUBLISH,
                            LISTS_EDIT,
                            DELIVERIES_READ,
                            JOURNAL_READ),
            Role.AUDITOR, Set.of(CASES_READ, BANKS_READ, RELEASES_READ, DELIVERIES_READ, JOURNAL_READ),
            Role.ADMINISTRATOR,
                    Set.of(
                            PEOPLE_MANAGE,
                            KEYS_MANAGE,
                            PLATFORMS_MANAGE,
                            BANKS_READ,
                            RELEASES_READ,
                            DELIVERIES_READ,
                            DELIVERIES_RETRY,
                            JOURNAL_READ));

    /**
     * What an API key may never do: it is not a person. The list of what is decided, opened or managed by people alone is
     * closed here, whatever an administrator ticks.
     */
    private static final Set<Permission> PEOPLE_ONLY = Set.of(
            CASES_DECIDE,
            CASES_REVERSE,
            EXHIBITS_OPEN,
            EXHIBITS_HOLD,
            REFERRALS_PROPOSE,
            REFERRALS_CONFIRM,
            PEOPLE_MANAGE,
            KEYS_MANAGE);

    private Permissions() {}

    /** What an API key can be given. */
    public static Set<Permission> ofKeys() {
        return EnumSet.complementOf(EnumSet.copyOf(PEOPLE_ONLY));
    }

    /** What a person with these roles may do. */
    public static Set<Permission> of(Set<Role> roles) {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(TABLE.getOrDefault(role, Set.of())));
        return all;
    }
}
