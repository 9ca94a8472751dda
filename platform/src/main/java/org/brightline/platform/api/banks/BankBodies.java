package org.brightline.platform.api.banks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.BankRole;
import org.brightline.matching.Match;
import org.brightline.matching.MatchResult;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Banks and their entries as the interface writes them. */
final class BankBodies {
    private BankBodies() {}

    static Fingerprint fingerprint(String type, String text, String pointer) {
        try {
            return Fingerprint.parse(FingerprintType.named(type), text);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), pointer);
        }
    }

    record FingerprintBody(@Nullable String type, @Nullable String fingerprint) {
        static FingerprintBody of(Fingerprint fingerprint) {
            return new FingerprintBody(fingerprint.type().name(), fingerprint.text());
        }

        Fingerprint fingerprint(String pointer) {
            return BankBodies.fingerprint(
                    Required.text(type, pointer + "/type"),
                    Required.text(fingerprint, pointer + "/fingerprint"),
                    pointer);
        }
    }

    record BankBody(
            String name,
            String description,
            BankRole role,

            @Schema(description = "In bits; null for the setting's.") @Nullable Integer threshold,

            double sampling,
            boolean enabled,
            long entries,
            Instant createdAt,
            String createdBy,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {
        static BankBody of(Bank bank, long entries) {
            return new BankBody(
                    bank.name(),
                    bank.description(),
                    bank.role(),
                    bank.threshold(),
                    bank.sampling(),
                    bank.enabled(),
                    entries,
                    bank.createdAt(),
                    bank.createdBy(),
                    bank.changedAt(),
                    bank.changedBy());
        }
    }

    /** A bank as it is to be; what is left out is as in a new bank. */
    record WantedBank(
            @Nullable String name,
            @Nullable String description,
            @Nullable BankRole role,
            @Nullable Integer threshold,
            @Nullable Double sampling,
            @Nullable Boolean enabled) {
        Bank of(Bank bank) {
            return bank.withName(Required.text(name, "/name"))
                    .withDescription(Required.text(description, "/description"))
                    .withRole(role == null ? BankRole.CONFIRMED : role)
                    .withThreshold(threshold)
                    .withSampling(sampling == null ? 1 : sampling)
                    .withEnabled(enabled == null || enabled);
        }
    }

    /** What may change about an entry; what is left out is as in a new entry. */
    record StateBody(
            @Nullable Boolean enabled,

            @Schema(description = "Not matched before.") @Nullable Instant from,

            @Schema(description = "Switched off until then.") @Nullable Instant disabledUntil,

            @Schema(description = "Not matched from then on.") @Nullable Instant until,

            @Nullable String note,
            @Nullable ObjectNode metadata) {
        static StateBody of(EntryState state) {
            Validity validity = state.validity();
            return new StateBody(
                    validity.enabled(),
                    validity.from(),
                    validity.disabledUntil(),
                    validity.until(),
                    state.note(),
                    state.metadata());
        }

        static EntryState state(@Nullable StateBody body) {
            return body == null
                    ? EntryState.PLAIN
                    : new EntryState(
                            new Validity(
                                            body.enabled == null || body.enabled,
                                            body.from,
                                            body.disabledUntil,
                                            body.until)
                                    .demandOrder(),
                            body.note,
                            body.metadata);
        }
    }

    record EntryBody(
            long number,
            String bank,
            List<FingerprintBody> fingerprints,
            String label,
            String source,
            @Nullable String incident,
            String reason,
            StateBody state,
            Instant addedAt,
            String addedBy,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            KnownEntry.@Nullable Removal removed) {
        static EntryBody of(KnownEntry entry) {
            Provenance provenance = entry.provenance();
            return new EntryBody(
                    entry.number(),
                    entry.bank(),
                    entry.fingerprints().stream().map(FingerprintBody::of).toList(),
                    provenance.label(),
                    provenance.source(),
                    provenance.incident(),
                    provenance.reason(),
                    StateBody.of(entry.state()),
                    entry.addedAt(),
                    entry.addedBy(),
                    entry.changedAt(),
                    entry.changedBy(),
                    entry.removed());
        }
    }

    /** An entry that something looks like. */
    record MatchBody(
            String type,
            String bank,
            long entry,
            BankRole role,
            String fingerprint,
            int distance,
            int threshold,
            boolean quarantined,
            String label,
            String source,
            @Nullable String incident,
            @Nullable String addedBy,
            @Nullable String reason) {
        static MatchBody of(Match match) {
            return new MatchBody(
                    match.entry().fingerprint().type().name(),
                    match.entry().bank(),
                    match.number(),
                    match.role(),
                    match.entry().fingerprint().text(),
                    match.distance(),
                    match.threshold(),
                    match.quarantined(),
                    match.entry().label(),
                    match.entry().source(),
                    match.entry().incident(),
                    match.entry().addedBy(),
                    match.entry().reason());
        }
    }

    /** A match that does not count, because known harmless content is at least as near. */
    record SilencedBody(MatchBody match, MatchBody by) {
        static SilencedBody of(MatchResult.Silenced silenced) {
            return new SilencedBody(MatchBody.of(silenced.match()), MatchBody.of(silenced.by()));
        }
    }
}
