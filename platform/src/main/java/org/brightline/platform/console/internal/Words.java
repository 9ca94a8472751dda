package org.brightline.platform.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Permissions;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Role;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.policy.Exemption;

/** Constants as people say them. */
public final class Words {
    private Words() {}

    /** The roles that may do something, «LEAD» as «lead». */
    public static String rolesWith(Permission permission) {
        return Stream.of(Role.values())
                .filter(role -> Permissions.of(Set.of(role)).contains(permission))
                .map(role -> lower(role.name()).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** Who can see a post; an audience that is not known here is said as it is. */
    public static String audience(String audience) {
        return switch (audience) {
            case "PUBLIC" -> "public";
            case "OPEN_GROUP" -> "open group";
            case "CLOSED_GROUP" -> "closed group";
            default -> lower(audience);
        };
    }

    /** What a decision does, as its choice says it. */
    public static String effect(String effect) {
        return switch (effect) {
            case "LABEL" -> "Label it";
            case "LIMIT" -> "Limit its reach";
            case "REMOVE" -> "Remove it";
            case "RESTRICT_ACCOUNT" -> "Restrict the account";
            case "HOLD" -> "Not shown until a person has looked";
            case "RESTORE" -> "Restore it";
            default -> lower(effect);
        };
    }

    /** What else to know of an effect when it is chosen; empty if nothing. */
    public static String effectHint(String effect) {
        return switch (effect) {
            case "LABEL" -> "it stays, with a notice";
            case "LIMIT" -> "it stays, but is not spread";
            case "REMOVE" -> "disabled and preserved; can be restored";
            case "RESTRICT_ACCOUNT" -> "only where the post alone is not the danger";
            default -> "";
        };
    }

    /** Every exemption, and first that there is none. */
    public static List<Choice> exemptions() {
        return Stream.of(Exemption.values())
                .map(exemption -> new Choice(exemption.name(), exemption(exemption), ""))
                .toList();
    }

    /** An exemption as it is said where one is chosen. */
    public static String exemption(Exemption exemption) {
        String words = exemption.words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What was done, as a headline. A kind that has no words is said by its name. */
    public static String act(JournalEntry entry) {
        String effects = entry.references().getOrDefault("effects", "");
        return switch (entry.kind()) {
            case "case.opened" -> "Opened";
            case "case.claimed" -> "Taken";
            case "case.claim-released" -> "Given back";
            case "case.held" -> "Held beyond its time";
            case "case.hold-lifted" -> "Legal hold lifted";
            case "case.decided" -> effects.isEmpty() ? "Decided: no action" : "Decided: " + lower(effects);
            case "referral.proposed" -> "Referral to an authority proposed";
            case "referral.confirmed" -> "Referral confirmed by a second person";
            case "referral.declined" -> "Referral declined";
            case "referral.withdrawn" -> "Referral withdrawn";
            case "referral.taken" -> "Referral taken to the authority";
            case "machine.hold-placed" -> "Not shown until a person has looked";
            case "machine.hold-ended" -> "Shown again: nobody looked in time";
            case "decision.undone" -> "Decision undone";
            case "action.delivered" ->
                "Platform told: " + lower(entry.references().getOrDefault("effect", ""));
            case "action.verified" -> "Seen to be done on the platform";
            case "action.unverified" -> "Could not be confirmed on the platform";
            case "action.dead" -> "The platform did not take it";
            case "action.retried" -> "Asked for again";
            case "action.acknowledged" -> "Put aside by a person";
            case "exhibit.sealed" -> "Content sealed";
            case "exhibit.opened" -> "Sealed content looked at";
            case "exhibit.held" -> "Content held beyond its time";
            case "exhibit.hold-lifted" -> "Hold on content lifted";
            case "exhibit.expired" -> "Content's key destroyed";
            case "journal.opened" -> "Journal opened";
            case "person.created" -> "Person created";
            case "person.changed" -> "Person changed";
            case "person.signed-in" -> "Signed in";
            case "person.sign-in-refused" -> "Sign-in refused";
            case "key.issued" -> "API key issued";
            case "key.revoked" -> "API key revoked";
            case "platform.registered" -> "Platform registered";
            case "platform.changed" -> "Platform's addresses changed";
            case "name-list.put" -> "List of names put in force";
            case "name-list.withdrawn" -> "List of names taken out of force";
            case "bank.created" -> "Bank created";
            case "bank.entry-added" -> "Bank entry added";
            case "bank.entry-removed" -> "Bank entry removed";
            case "bank.entry-changed" -> "Bank entry changed";
            case "bank.changed" -> "Bank changed";
            case "bank.deleted" -> "Bank deleted";
            case "bank.imported" -> "File of bank entries brought in";
            case "bank.type-sampled" -> "Share of a kind of fingerprint changed";
            case "bank.entry-quarantined" -> "Bank entry quarantined";
            case "bank.quarantine-ended" -> "Quarantine ended";
            case "release.published" -> "Line published";
            case "release.drafted" -> drafted(entry);
            case "release.backtested" -> "Draft of the line tried on " + triedOn(entry);
            case "release.submitted" -> "Draft of the line submitted";
            case "release.sent-back" -> "Draft of the line sent back";
            case "release.withdrawn" -> "Draft of the line withdrawn";
            case "release.rolled-back" -> "Earlier line published again";
            default -> entry.kind();
        };
    }

    /** An entry from before the files were written down says no more than it did then. */
    private static String drafted(JournalEntry entry) {
        String files = entry.references().getOrDefault("files", "");
        String named = files.isEmpty() ? "" : ": " + files;
        if (entry.references().containsKey("takenOver")) {
            return "Line in force taken over into the draft" + named;
        }
        return entry.references().containsKey("basedOn") ? "Draft of the line begun" : "Line drafted" + named;
    }

    /** An entry from before the source was written down says no more than it did then. */
    private static String triedOn(JournalEntry entry) {
        String items = entry.references().getOrDefault("items", "");
        return switch (entry.references().getOrDefault("source", "")) {
            case "KEPT" -> "kept items (" + items + ")";
            case "SAMPLE" -> "a sample (" + items + ")";
            default -> "past cases";
        };
    }

    /** Who did it, by name where the name is known; «the machine» where nobody did. */
    public static String actor(String actor, Access access) {
        if (actor.startsWith("person:")) {
            return access.person(UUID.fromString(actor.substring("person:".length())))
                    .map(Person::name)
                    .orElse("somebody");
        }
        if (actor.startsWith("key:")) {
            return access.keys().stream()
                    .filter(key -> actor.endsWith(key.id().toString()))
                    .map(key -> "the key " + key.label())
                    .findFirst()
                    .orElse("an API key");
        }
        return actor.startsWith("hma:") ? "a client of the HMA interface" : "the machine";
    }

    /** A constant in lower case, with spaces. */
    public static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
