package org.brightline.platform.intake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.brightline.assessment.Medium;
import org.brightline.platform.access.Caller;
import org.brightline.platform.intake.Count;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.LookAlike;
import org.brightline.platform.intake.Receipt;
import org.brightline.platform.intake.ShadowCount;
import org.brightline.policy.trial.Backtest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Has an item examined, and then writes down in one transaction what is to be kept or counted. */
final class IntakeService implements Intake {
    private final Examiner examiner;
    private final Batches batches;
    private final Ledger ledger;
    private final Repeats repeats;
    private final LookAlikes lookAlikes;
    private final ShadowCounts shadows;
    private final KeptSamples kept;
    private final TransactionTemplate transactions;

    IntakeService(
            Examiner examiner,
            Batches batches,
            Ledger ledger,
            Repeats repeats,
            LookAlikes lookAlikes,
            ShadowCounts shadows,
            KeptSamples kept,
            TransactionTemplate transactions) {
        this.examiner = examiner;
        this.batches = batches;
        this.ledger = ledger;
        this.repeats = repeats;
        this.lookAlikes = lookAlikes;
        this.shadows = shadows;
        this.kept = kept;
        this.transactions = transactions;
    }

    @Override
    public Receipt accept(byte[] json, List<Medium> pictures, Caller caller, @Nullable String idempotencyKey) {
        byte[] key = idempotencyKey == null ? null : repeats.key(caller, idempotencyKey);
        byte[] code = key == null ? null : repeats.code(parts(json, pictures));
        if (key != null && code != null) {
            var before = repeats.answered(key, code);
            if (before.isPresent()) {
                return before.get();
            }
        }
        Ready ready = examiner.assess(examiner.read(json, pictures.size(), caller), pictures);
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                Receipt receipt = ledger.take(ready);
                if (key != null && code != null && !repeats.remember(key, code, receipt)) {
                    // The same request came in twice at once, and the other was first.
                    status.setRollbackOnly();
                    return repeats.answered(key, code).orElse(receipt);
                }
                if (!receipt.repeat()) {
                    ledger.count(List.of(ready));
                }
                return receipt;
            }));
        } catch (DataAccessException | TransactionException | org.jooq.exception.DataAccessException e) {
            throw Ledger.busy(e);
        }
    }

    private static List<byte[]> parts(byte[] json, List<Medium> pictures) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(json);
        pictures.forEach(picture -> parts.add(picture.bytes()));
        return parts;
    }

    @Override
    public void batch(InputStream lines, Caller caller, @Nullable String idempotencyKey, Results results)
            throws IOException {
        batches.take(lines, caller, idempotencyKey, results);
    }

    @Override
    public KeptItem item(UUID id) {
        return ledger.item(id);
    }

    @Override
    public List<Count> counts(LocalDate from, LocalDate to) {
        return ledger.counts(from, to);
    }

    @Override
    public Map<Long, LookAlike.Found> lookAlikes(Collection<LookAlike.Entry> entries, Instant since, int most) {
        return lookAlikes.find(entries, since, most);
    }

    @Override
    public List<ShadowCount> shadowCounts(String release, LocalDate from, LocalDate to) {
        return shadows.between(release, from, to);
    }

    @Override
    public List<Backtest.Sample> keptSamples() {
        return kept.newest();
    }
}
