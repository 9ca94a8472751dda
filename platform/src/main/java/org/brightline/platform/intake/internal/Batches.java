package org.brightline.platform.intake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.LineReader;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.LineResult;
import org.brightline.platform.intake.Receipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes items line by line: a chunk is judged by all workers at once and then kept and counted in one transaction. */
final class Batches {
    private static final Logger log = LoggerFactory.getLogger(Batches.class);

    private final Examiner examiner;
    private final Ledger ledger;
    private final Repeats repeats;
    private final TransactionTemplate transactions;
    private final ExecutorService workers;
    private final IntakeSettings settings;

    Batches(
            Examiner examiner,
            Ledger ledger,
            Repeats repeats,
            TransactionTemplate transactions,
            ExecutorService workers,
            IntakeSettings settings) {
        this.examiner = examiner;
        this.ledger = ledger;
        this.repeats = repeats;
        this.transactions = transactions;
        this.workers = workers;
        this.settings = settings;
    }

    /** A line that is not blank, counted from 1. */
    private record Numbered(long number, LineReader.Line line) {}

    /** What became of a line before anything was written: either it is ready, or it has a problem. */
    record Judged(
            long number,
            @Nullable String externalId,
            @Nullable Ready ready,
            @Nullable Problem problem) {
        LineResult refused(@Nullable Problem otherwise) {
            return new LineResult(number, externalId, null, problem == null ? otherwise : problem);
        }

        boolean toBeSentAgain() {
            return problem != null && problem.type() == ProblemType.BUSY;
        }
    }

    /** A batch that is recognised when it is sent again. */
    private record Keyed(byte[] key, byte[] head) {}

    void take(InputStream lines, Caller caller, @Nullable String idempotencyKey, Intake.Results results)
            throws IOException {
        byte[] key = idempotencyKey == null ? null : repeats.key(caller, idempotencyKey);
        Keyed keyed = null;
        LineReader reader = new LineReader(lines, (int) settings.line().toBytes());
        long number = 0;
        List<Numbered> chunk = new ArrayList<>();
        while (true) {
            LineReader.Line line = reader.next();
            if (line != null) {
                number++;
                if (key != null && keyed == null) {
                    keyed = new Keyed(key, repeats.code(List.of(line.bytes())));
                }
                if (!line.blank()) {
                    chunk.add(new Numbered(number, line));
                }
            }
            // A slow sender gets its results as it goes, a fast one gets chunks.
            boolean full = chunk.size() >= settings.chunk() || (!chunk.isEmpty() && line != null && !reader.ready());
            if (!chunk.isEmpty() && (full || line == null)) {
                List<LineResult> done = chunk(chunk, caller, keyed);
                results.committed(done);
                chunk.clear();
                if (keyed != null && done.stream().anyMatch(Batches::toBeSentAgain)) {
                    return;
                }
            }
            if (line == null) {
                return;
            }
        }
    }

    private static boolean toBeSentAgain(LineResult result) {
        return result.problem() != null && result.problem().type() == ProblemType.BUSY;
    }

    private List<LineResult> chunk(List<Numbered> lines, Caller caller, @Nullable Keyed keyed) {
        List<Future<Judged>> futures = new ArrayList<>();
        lines.forEach(line -> futures.add(workers.submit(() -> judge(line, caller))));
        List<Judged> judged = new ArrayList<>();
        for (Future<Judged> future : futures) {
            judged.add(get(future));
        }
        List<Judged> lasting = keyed == null ? judged : upToFirstGap(judged);
        List<LineResult> results = new ArrayList<>(commit(lasting, keyed));
        if (lasting.size() < judged.size()) {
            Problem gap = judged.get(lasting.size()).problem();
            judged.subList(lasting.size(), judged.size())
                    .forEach(line -> results.add(new LineResult(line.number(), line.externalId(), null, gap)));
        }
        return results;
    }

    /**
     * A keyed batch remembers how far it came as one number, so what stands behind a line that is to be sent again must be sent again, too.
     */
    static List<Judged> upToFirstGap(List<Judged> judged) {
        return judged.stream().takeWhile(line -> !line.toBeSentAgain()).toList();
    }

    private Judged judge(Numbered numbered, Caller caller) {
        String externalId = null;
        try {
            if (numbered.line().tooLong()) {
                throw new Problem(
                        ProblemType.TOO_LARGE,
                        "A line may have " + settings.line().toBytes() + " bytes.");
            }
            Submission submission = examiner.read(numbered.line().bytes(), 0, caller);
            externalId = submission.externalId();
            return new Judged(numbered.number(), externalId, examiner.assess(submission, List.of()), null);
        } catch (Problem problem) {
            return new Judged(numbered.number(), externalId, null, problem);
        } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
            return new Judged(numbered.number(), externalId, null, Ledger.busy(e));
        } catch (RuntimeException e) {
            log.error("Line {} of a batch could not be judged", numbered.number(), e);
            return new Judged(
                    numbered.number(),
                    externalId,
                    null,
                    new Problem(ProblemType.INTERNAL, "This line could not be judged; it was not accepted."));
        }
    }

    private static Judged get(Future<Judged> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(ProblemType.BUSY, "The server is stopping. Nothing was accepted; send it again.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Keeps and counts lines, all or none; where it is none, every line says why. */
    private List<LineResult> commit(List<Judged> judged, @Nullable Keyed keyed) {
        if (judged.isEmpty()) {
            return List.of();
        }
        try {
            return Objects.requireNonNull(transactions.execute(status -> write(judged, keyed)));
        } catch (DataAccessException | TransactionException | org.jooq.exception.DataAccessException e) {
            Problem busy = Ledger.busy(e);
            return judged.stream().map(line -> line.refused(busy)).toList();
        } catch (Problem mismatch) {
            return judged.stream()
                    .map(line -> new LineResult(line.number(), line.externalId(), null, mismatch))
                    .toList();
        }
    }

    private List<LineResult> write(List<Judged> judged, @Nullable Keyed keyed) {
        long done = keyed == null ? 0 : repeats.batchDone(keyed.key(), keyed.head());
        List<LineResult> results = new ArrayList<>();
        List<Ready> counted = new ArrayList<>();
        for (Judged line : judged) {
            Ready ready = line.ready();
            if (ready == null) {
                results.add(line.refused(null));
                continue;
            }
            Receipt receipt = ledger.take(ready);
            if (receipt.repeat() || line.number() <= done) {
                receipt = receipt.repeated();
            } else {
                counted.add(ready);
            }
            results.add(new LineResult(line.number(), line.externalId(), receipt, null));
        }
        ledger.count(counted);
        if (keyed != null) {
            repeats.batchDoneTo(keyed.key(), judged.getLast().number());
        }
        return results;
    }
}
