package org.brightline.platform.console.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of the banks show. */
public final class BankViews {
    private BankViews() {}

    /** A bank in the list. */
    public record BankRow(String name, String description, long entries) {}

    /** A fingerprint of an entry. */
    public record Print(String type, String text) {}

    /**
     * An entry of a bank.
     *
     * @param distance bits from what was looked for, null where nothing was
     */
    public record EntryRow(
            long number,
            String bank,
            List<Print> prints,
            String label,
            String source,
            @Nullable String incident,
            String reason,
            Instant addedAt,
            String addedBy,
            @Nullable Integer distance) {}

    /**
     * The page of one bank.
     *
     * @param next cursor of the next page, empty at the end
     */
    public record BankPage(
            BankRow bank, List<EntryRow> entries, boolean mayEdit, String next, String message, String refusal) {}
}
