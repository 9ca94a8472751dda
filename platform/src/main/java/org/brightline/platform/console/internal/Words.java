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
import tools.jackson.databind.JsonNode;

/** Constants as people say them. */
final class Words {
    private Words() {}

    /** The roles that may do something, «LEAD» as «lead». */
    static String rolesWith(Permission permission) {
        return Stream.of(Role.values())
                .filter(role -> Permissions.of(Set.of(role)).contains(permission))
                .map(role -> lower(role.name()).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    static String audience(String audience) {
        return switch (audience) {
            case "PUBLIC" -> "public";
            case "OPEN_GROUP" -> "open group";
            case "CLOSED_GROUP" -> "closed group";
            default -> lower(audience);
        };
    }

    static String effect(String effect) {
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

    static String effectHint(String effect) {
        return switch (effect) {
            case "LABEL" -> "it stays, with a notice";
            case "LIMIT" -> "it stays, but is not spread";
            case "REMOVE" -> "disabled and preserved; can be restored";
            case "RESTRICT_ACCOUNT" -> "only where the post alone is not the danger";
            default -> "";
        };
    }

    static List<CaseView.Choice> exemptions() {
        return List.of(
                choice(Exemption.NONE, "None of these"),
                choice(Exemption.EDUCATION, "Education"),
                choice(Exemption.JOURNALISM, "Journalism"),
                choice(Exemption.ART, "Art"),
                choice(Exemption.RESEARCH, "Research"),
                choice(Exemption.COUNTER_TERRORISM, "Preventing or countering terrorism, counter-speech"),
                choice(Exemption.PUBLIC_DEBATE, "Public debate, however polemic"));
    }

    private static CaseView.Choice choice(Exemption exemption, String words) {
        return new CaseView.Choice(exemption.name(), words, "");
    }

    static String exemption(Exemption exemption) {
        return exemptions().stream()
                .filter(choice -> choice.value().equals(exemption.name()))
                .findFirst()
                .orElseThrow()
                .words();
    }

    static CaseView.EvidenceView evidence(JsonNode node) {
        if (node.has("bank")) {
            return match(node);
        }
        return new CaseView.EvidenceView(
                lower(node.get("element").asString()),
                "characters " + node.get("start").asInt() + "–"
                        + node.get("end").asInt(),
                node.get("note").asString() + " (" + node.get("detector").asString() + " "
                        + node.get("version").asString() + ", "
                        + Math.round(node.get("score").asDouble() * 100) + " %)");
    }

    private static CaseView.EvidenceView match(JsonNode node) {
        String detail = measure(node) + "; source: " + node.get("source").asString() + told(node, "incident")
                + told(node, "reason")
                + (node.has("note") ? ". " + node.get("note").asString() : "");
        if (node.has("setAside")) {
            detail = switch (node.get("setAside").asString()) {
                        case "SILENCED" -> "does not count: known harmless content is at least as near" + by(node);
                        case "SAMPLED_OUT" -> "does not count: the bank is not matched against this content";
                        default ->
                            "does not count yet: the entry matches so suddenly often that a person looks at it first";
                    }
                    + "; " + detail;
        }
        return new CaseView.EvidenceView(
                node.get("label").asString(),
                "in the bank " + node.get("bank").asString() + ", entry "
                        + node.get("entry").asString()
                        + (node.path("role").asString("").equals("CANDIDATE") ? " (not confirmed)" : "")
                        + (node.has("medium")
                                ? ", medium " + (node.get("medium").asInt() + 1)
                                : ", the text"),
                detail);
    }

    private static String measure(JsonNode node) {
        return node.get("type").asString() + " distance " + node.get("distance").asInt() + " of at most "
                + node.get("threshold").asInt();
    }

    private static String by(JsonNode node) {
        JsonNode by = node.path("by");
        return by.isObject()
                ? " (" + by.get("label").asString() + " in the bank "
                        + by.get("bank").asString() + ", " + measure(by) + ")"
                : "";
    }

    private static String told(JsonNode node, String name) {
        String value = node.path(name).asString("");
        return value.isEmpty() ? "" : "; " + name + ": " + value;
    }

    static String act(JournalEntry entry) {
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
            case "release.drafted" -> "Line drafted";
            case "release.backtested" -> "Draft of the line tried on past cases";
            case "release.submitted" -> "Draft of the line submitted";
            case "release.sent-back" -> "Draft of the line sent back";
            case "release.withdrawn" -> "Draft of the line withdrawn";
            case "release.rolled-back" -> "Earlier line published again";
            default -> entry.kind();
        };
    }

    static String actor(String actor, Access access) {
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

    static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
