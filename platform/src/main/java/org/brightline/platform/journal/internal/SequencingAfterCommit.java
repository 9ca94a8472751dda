package org.brightline.platform.journal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sequences right after a commit, so that a person who has just decided finds the proof there. Under load it steps back: when
 * the last run is younger than the pause, the commit is left to the recurring work, which takes many at once.
 */
final class SequencingAfterCommit {
    private static final Logger log = LoggerFactory.getLogger(SequencingAfterCommit.class);

    private final Runnable sequence;
    private final Executor background;
    private final Clock clock;
    private final Duration pause;
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    SequencingAfterCommit(Runnable sequence, Executor background, Clock clock, Duration pause) {
        this.sequence = sequence;
        this.background = background;
        this.clock = clock;
        this.pause = pause;
    }

    /** To be called in the transaction that appends. */
    void appended() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed();
            }
        });
    }

    private void committed() {
        if (last.get().isBefore(clock.instant().minus(pause)) && due.compareAndSet(false, true)) {
            background.execute(this::run);
        }
    }

    private void run() {
        last.set(clock.instant());
        due.set(false);
        try {
            sequence.run();
        } catch (RuntimeException e) {
            // The recurring work does the same within its pause, and warns if it cannot.
            log.debug("Sequencing after a commit failed", e);
        }
    }
}
