package org.brightline.platform.console.internal.banks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/** What the pages of the banks show. */
public final class BankViews {
    private static final int BRIEF = 16;

    private BankViews() {}

    /**
     * A bank in the list.
     *
     * @param how how it is matched, in words
     */
    public record BankRow(String name, String description, String role, String how, boolean enabled, long entries) {}

    /** A fingerprint of an entry. */
    public record Print(String type, String text) {
        static List<Print> of(List<Fingerprint> fingerprints) {
            return fingerprints.stream()
                    .map(print -> new Print(print.type().name(), print.text()))
                    .toList();
        }

        /** As much of it as a table has room for. */
        public String brief() {
            return text.length() > BRIEF ? text.substring(0, BRIEF) + "…" : text;
        }
    }

    /**
     * An entry of a bank.
     *
     * @param state when it is matched, in words; empty if now and for ever
     * @param distance bits from what was looked for, null where nothing was
     * @param done what was done to what was looked for to be as near as that, in words; empty if nothing
     */
    public record EntryRow(
            long number,
            String bank,
            List<Print> prints,
            String label,
            String source,
            @Nullable String incident,
            String reason,
            String state,
            Instant addedAt,
            String addedBy,
            @Nullable Integer distance,
            String done) {}

    /**
     * The settings of a bank, as a form shows them.
     *
     * @param threshold empty for the usual one
     */
    public record Settings(
            String name,
            String description,
            String role,
            String threshold,
            String usualThreshold,
            String sampling,
            boolean enabled) {}

    /**
     * The page of one bank.
     *
     * @param sought words that the entries were looked for by, empty if by none
     * @param next cursor of the next page, empty at the end
     * @param refused lines of a file that were wrong, in words
     */
    public record BankPage(
            BankRow bank,
            Settings settings,
            List<EntryRow> entries,
            List<String> types,
            boolean mayEdit,
            String sought,
            String next,
            String message,
            String refusal,
            List<String> refused,
            Typed typed) {}

    /**
     * What was typed into a form that was refused, so that nobody types it again.
     *
     * @param form which form, by its short name; empty if none was refused
     * @param what the address or the fingerprint
     * @param type the kind of fingerprint
     * @param said the other fields, by their names
     */
    public record Typed(String form, String what, String type, Map<String, String> said) {
        static final Typed NOTHING = new Typed("", "", "", Map.of());

        /** Whether this form was refused. */
        public boolean is(String name) {
            return form.equals(name);
        }

        /** The address or the fingerprint of this form. */
        public String what(String name) {
            return is(name) ? what : "";
        }

        /** A field of this form. */
        public String said(String name, String field) {
            return is(name) ? said.getOrDefault(field, "") : "";
        }

        /** That the file has to be chosen again, which no server can do for a browser. */
        public String again(String name) {
            return is(name) ? " Choose it again." : "";
        }
    }

    /**
     * What an entry matches of what was kept.
     *
     * @param days how far back was looked
     * @param seen the nearest
     * @param inAll how many there are
     * @param told whether whoever asks may know; else there is nothing in it
     */
    public record Kept(int days, List<Seen> seen, int inAll, boolean told) {}

    /**
     * An entry that was looked at and is not yet added.
     *
     * @param remark what has to be said of it, in words
     * @param kept what it would have matched
     * @param said what the form said of it, by the names of its fields
     */
    public record Preview(List<Print> prints, String remark, Kept kept, Map<String, String> said) {}

    /** Something that was kept and that an entry matches. */
    public record Seen(
            String platform, String externalId, @Nullable String caseId, Instant receivedAt, int distance) {}

    /**
     * The page of one entry.
     *
     * @param from as a date, empty if from ever
     * @param until as a date, empty if for ever
     * @param removed that it was removed, in words; empty if it stands
     * @param quarantined whether it is in quarantine
     * @param kept what it matches of what was kept
     */
    public record EntryPage(
            EntryRow entry,
            boolean enabled,
            String from,
            String until,
            String note,
            String metadata,
            String removed,
            boolean quarantined,
            Kept kept,
            boolean mayEdit,
            String message,
            String refusal) {}

    /**
     * An entry that is or was in quarantine.
     *
     * @param kept what it matched lately, for an example
     */
    public record QuarantineRow(
            EntryRow entry,
            Kept kept,
            int matches,
            long expected,
            Instant since,
            Instant noticedAt,
            @Nullable String verdict,
            String reason) {}

    /**
     * Two files side by side.
     *
     * @param headline how alike they are, in words
     * @param verdict what that means, in words
     * @param rows sixteen rows of sixteen bits of the PDQ hash, of which those that differ are true; empty where none were compared
     * @param segments which parts of two videos are the same, in words
     */
    public record Comparison(
            String first,
            String second,
            List<Print> firstPrints,
            List<Print> secondPrints,
            String headline,
            String verdict,
            List<boolean[]> rows,
            List<String> segments) {

        /** How many bits of a row differ. */
        public int differing(int row) {
            int differing = 0;
            for (boolean bit : rows.get(row)) {
                differing += bit ? 1 : 0;
            }
            return differing;
        }
    }
}
