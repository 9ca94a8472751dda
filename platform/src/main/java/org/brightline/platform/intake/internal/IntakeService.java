package org.brightline.platform.intake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.brightline.assessment.Assessor;
import org.brightline.assessment.Item;
import org.brightline.assessment.Medium;
import org.brightline.fingerprint.PictureException;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.PictureProblems;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.Count;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.LineResult;
import org.brightline.platform.intake.Receipt;
import org.brightline.platform.intake.internal.fetch.GuardedFetcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads, fetches, assesses, and then writes down in one transaction what is to be kept or counted. */
final class IntakeService implements Intake {
    private static final Logger log = LoggerFactory.getLogger(IntakeService.class);

    private final ItemParser parser;
    private final GuardedFetcher fetcher;
    private final Assessor assessor;
    private final Access access;
    private final Ledger ledger;
    private final Repeats repeats;
    private final TransactionTemplate transactions;
    private final ExecutorService workers;
    private final IntakeSettings settings;
    /** Kilobytes of pictures that may be in memory. */
    private final Semaphore memory;

    IntakeService(
            ItemParser parser,
            GuardedFetcher fetcher,
            Assessor assessor,
            Access access,
            Ledger ledger,
            Repeats repeats,
            TransactionTemplate transactions,
            ExecutorService workers,
            IntakeSettings settings) {
        this.parser = parser;
        this.fetcher = fetcher;
        this.assessor = assessor;
        this.access = access;
        this.ledger = ledger;
        this.repeats = repeats;
        this.transactions = transactions;
        this.workers = workers;
        this.settings = settings;
        this.memory = new Semaphore((int) Math.max(1, settings.memory().toKilobytes()));
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
        Submission submission = parser.parse(json, pictures.size());
        permit(submission, caller);
        Ready ready = assess(submission, pictures);
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                Receipt receipt =
                        Ledger.kept(ready.assessment()) ? ledger.keep(ready) : Ledger.receipt(ready.assessment());
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
            throw busy(e);
        }
    }

    private static List<byte[]> parts(byte[] json, List<Medium> pictures) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(json);
        pictures.forEach(picture -> parts.add(picture.bytes()));
        return parts;
    }

    private void permit(Submission submission, Caller caller) {
        if (caller.platform() != null && !caller.platform().equals(submission.platform())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "This key speaks for the platform " + caller.platform() + ", not for " + submission.platform()
                            + ".",
                    "/platform");
        }
        if (access.platform(submission.platform()).isEmpty()) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "There is no platform " + submission.platform()
                            + ". An administrator registers platforms in the settings.",
                    "/platform");
        }
    }

    /** Fetches what is at addresses, looks at every picture, and assesses. */
    private Ready assess(Submission submission, List<Medium> uploaded) {
        int kilobytes = kilobytes(submission, uploaded);
        take(kilobytes);
        try {
            List<Medium> media = new ArrayList<>(uploaded);
            for (int i = 0; i < submission.media().size(); i++) {
                media.add(new Medium(
                        fetcher.fetch(submission.media().get(i), "/media/" + i + "/url")
                                .bytes(),
                        "application/octet-stream"));
            }
            List<Medium> looked = new ArrayList<>();
            for (int i = 0; i < media.size(); i++) {
                looked.add(check(media.get(i), "/media/" + i));
            }
            return new Ready(submission, looked, assessor.assess(item(submission, looked)));
        } finally {
            memory.release(kilobytes);
        }
    }

    private int kilobytes(Submission submission, List<Medium> uploaded) {
        long bytes =
                uploaded.stream().mapToLong(medium -> medium.bytes().length).sum()
                        + submission.media().size() * settings.picture().toBytes();
        return (int) Math.min(settings.memory().toKilobytes(), bytes / 1024);
    }

    private void take(int kilobytes) {
        try {
            if (!memory.tryAcquire(kilobytes, 15, TimeUnit.SECONDS)) {
                throw new Problem(
                        ProblemType.BUSY,
                        "Too many pictures are being looked at. Nothing was accepted; send it again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(ProblemType.BUSY, "The server is stopping. Nothing was accepted; send it again.");
        }
    }

    private Medium check(Medium medium, String pointer) {
        if (medium.bytes().length > settings.picture().toBytes()) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "A picture may have " + settings.picture().toBytes() + " bytes; this one has "
                            + medium.bytes().length + ".",
                    pointer);
        }
        try {
            assessor.check(medium);
            return new Medium(medium.bytes(), MediaTypes.of(medium.bytes()));
        } catch (PictureException e) {
            throw PictureProblems.of(e, pointer);
        }
    }

    private static Item item(Submission submission, List<Medium> media) {
        return new Item(
                submission.platform(),
                submission.externalId(),
                submission.kind(),
                submission.author(),
                submission.audience(),
                submission.language(),
                submission.createdAt(),
                submission.text(),
                media,
                submission.contextLink());
    }

    @Override
    public void batch(InputStream lines, Caller caller, @Nullable String idempotencyKey, Results results)
            throws IOException {
        byte[] key = idempotencyKey == null ? null : repeats.key(caller, idempotencyKey);
        byte[] head = null;
        LineReader reader = new LineReader(lines, (int) settings.line().toBytes());
        long number = 0;
        List<Numbered> chunk = new ArrayList<>();
        while (true) {
            LineReader.Line line = reader.next();
            if (line != null) {
                number++;
                if (key != null && head == null) {
                    head = repeats.code(List.of(line.bytes()));
                }
                if (!line.blank()) {
                    chunk.add(new Numbered(number, line));
                }
            }
            // A slow sender gets its results as it goes, a fast one gets chunks.
            boolean full = chunk.size() >= settings.chunk() || (!chunk.isEmpty() && line != null && !reader.ready());
            if (!chunk.isEmpty() && (full || line == null)) {
                List<LineResult> done = chunk(chunk, caller, key, head);
                results.committed(done);
                chunk.clear();
                if (key != null && done.stream().anyMatch(IntakeService::busy)) {
                    // Going on would mark later lines as done over a gap; the batch is sent again from its beginning.
                    return;
                }
            }
            if (line == null) {
                return;
            }
        }
    }

    private record Numbered(long number, LineReader.Line line) {}

    private record Judged(
            long number,
            @Nullable String externalId,
            @Nullable Ready ready,
            @Nullable Problem problem) {}

    private List<LineResult> chunk(List<Numbered> lines, Caller caller, byte @Nullable [] key, byte @Nullable [] head) {
        List<Future<Judged>> futures = new ArrayList<>();
        lines.forEach(line -> futures.add(workers.submit(() -> judge(line, caller))));
        List<Judged> judged = new ArrayList<>();
        for (Future<Judged> future : futures) {
            judged.add(get(future));
        }
        if (key != null) {
            judged = upToFirstGap(judged);
        }
        try {
            List<Judged> lasting = judged;
            return Objects.requireNonNull(transactions.execute(status -> commit(lasting, key, head)));
        } catch (DataAccessException | TransactionException | org.jooq.exception.DataAccessException e) {
            Problem busy = busy(e);
            return judged.stream()
                    .map(line -> new LineResult(
                            line.number(), line.externalId(), null, line.problem() == null ? busy : line.problem()))
                    .toList();
        } catch (Problem mismatch) {
            return judged.stream()
                    .map(line -> new LineResult(line.number(), line.externalId(), null, mismatch))
                    .toList();
        }
    }

    /**
     * A keyed batch remembers how far it came as one number, so what stands behind a line that is to be sent again must be sent again, too.
     */
    private static List<Judged> upToFirstGap(List<Judged> judged) {
        List<Judged> lasting = new ArrayList<>();
        Problem gap = null;
        for (Judged line : judged) {
            if (gap == null && line.problem() != null && line.problem().type() == ProblemType.BUSY) {
                gap = line.problem();
            }
            lasting.add(gap == null ? line : new Judged(line.number(), line.externalId(), null, gap));
        }
        return lasting;
    }

    private Judged judge(Numbered numbered, Caller caller) {
        String externalId = null;
        try {
            if (numbered.line().tooLong()) {
                throw new Problem(
                        ProblemType.TOO_LARGE,
                        "A line may have " + settings.line().toBytes() + " bytes.");
            }
            Submission submission = parser.parse(numbered.line().bytes(), 0);
            externalId = submission.externalId();
            permit(submission, caller);
            return new Judged(numbered.number(), externalId, assess(submission, List.of()), null);
        } catch (Problem problem) {
            return new Judged(numbered.number(), externalId, null, problem);
        } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
            return new Judged(numbered.number(), externalId, null, busy(e));
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

    private List<LineResult> commit(List<Judged> judged, byte @Nullable [] key, byte @Nullable [] head) {
        long done = key == null || head == null ? 0 : repeats.batchDone(key, head);
        List<LineResult> results = new ArrayList<>();
        List<Ready> counted = new ArrayList<>();
        for (Judged line : judged) {
            Ready ready = line.ready();
            if (ready == null) {
                results.add(new LineResult(line.number(), line.externalId(), null, line.problem()));
                continue;
            }
            boolean before = line.number() <= done;
            Receipt receipt = Ledger.kept(ready.assessment()) ? ledger.keep(ready) : Ledger.receipt(ready.assessment());
            if (!before && !receipt.repeat()) {
                counted.add(ready);
            }
            Receipt answer = before && !receipt.repeat()
                    ? new Receipt(
                            receipt.outcome(),
                            receipt.rung(),
                            receipt.item(),
                            true,
                            receipt.release(),
                            receipt.findings())
                    : receipt;
            results.add(new LineResult(line.number(), line.externalId(), answer, null));
        }
        ledger.count(counted);
        if (key != null) {
            judged.stream()
                    .takeWhile(line -> line.problem() == null || line.problem().type() != ProblemType.BUSY)
                    .reduce((first, second) -> second)
                    .ifPresent(last -> repeats.batchDoneTo(key, last.number()));
        }
        return results;
    }

    private static boolean busy(LineResult result) {
        return result.problem() != null && result.problem().type() == ProblemType.BUSY;
    }

    private static Problem busy(RuntimeException e) {
        log.warn("The database did not take an item: {}", e.getMessage());
        return new Problem(ProblemType.BUSY, "The database did not take it. Nothing was accepted; send it again.");
    }

    @Override
    public KeptItem item(UUID id) {
        return ledger.item(id);
    }

    @Override
    public List<Count> counts(LocalDate from, LocalDate to) {
        return ledger.counts(from, to);
    }
}
