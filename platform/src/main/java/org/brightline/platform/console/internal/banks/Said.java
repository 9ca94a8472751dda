package org.brightline.platform.console.internal.banks;

import java.util.Map;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Unsaid;
import org.brightline.platform.banks.Validity;
import org.jspecify.annotations.Nullable;

/** What the forms say of what is added. */
record Said(
        @Nullable String label,
        @Nullable String source,
        @Nullable String incident,
        @Nullable String reason,
        @Nullable String from,
        @Nullable String until) {

    Provenance provenance() {
        return new Provenance(or(label), or(source), unlessBlank(incident), or(reason));
    }

    EntryState state() {
        return EntryState.PLAIN.withValidity(
                new Validity(true, Days.start(or(from), "/from"), null, Days.start(or(until), "/until")).demandOrder());
    }

    Unsaid unsaid() {
        return new Unsaid(unlessBlank(label), or(source), unlessBlank(incident), or(reason));
    }

    /** What a form shows again. */
    BankViews.Typed typed(String form, String what, String type) {
        return new BankViews.Typed(
                form,
                what,
                type,
                Map.of(
                        "label", or(label),
                        "source", or(source),
                        "incident", or(incident),
                        "reason", or(reason),
                        "from", or(from),
                        "until", or(until)));
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
