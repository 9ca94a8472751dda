package org.brightline.platform.intake.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Assessor;
import org.brightline.assessment.Item;
import org.brightline.assessment.Medium;
import org.brightline.assessment.MediumLook;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.fetch.GuardedFetcher;
import org.brightline.platform.media.MediaProblems;

/** Looks at one item before anything is written: may the caller send it, is it whole, and what does the line say of it. */
final class Examiner {
    private final ItemParser parser;
    private final GuardedFetcher fetcher;
    private final Assessor assessor;
    private final Access access;
    private final KeyedDigest digests;
    private final IntakeSettings settings;
    /** Kilobytes of media that may be in memory. */
    private final Semaphore memory;

    Examiner(
            ItemParser parser,
            GuardedFetcher fetcher,
            Assessor assessor,
            Access access,
            KeyedDigest digests,
            IntakeSettings settings) {
        this.parser = parser;
        this.fetcher = fetcher;
        this.assessor = assessor;
        this.access = access;
        this.digests = digests;
        this.settings = settings;
        this.memory = new Semaphore((int) Math.max(1, settings.memory().toKilobytes()));
    }

    /** Reads an item that the caller may send; its JSON speaks of so many pictures that came along with it. */
    Submission read(byte[] json, int pictures, Caller caller) {
        Submission submission = parser.parse(json, pictures);
        permit(submission, caller);
        return submission;
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

    /** Fetches what is at addresses, looks at every medium, and assesses. */
    Ready assess(Submission submission, List<Medium> uploaded) {
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
            List<Medium> typed = new ArrayList<>();
            List<MediumLook> looks = new ArrayList<>();
            for (int i = 0; i < media.size(); i++) {
                typed.add(new Medium(
                        media.get(i).bytes(), MediaTypes.of(media.get(i).bytes())));
                looks.add(look(media.get(i), "/media/" + i));
            }
            Assessment assessment = assessor.assess(item(submission, typed), looks);
            SoughtPrints sought = Ready.kept(assessment)
                    ? SoughtPrints.of(submission.text(), assessment.fingerprints(), digests)
                    : SoughtPrints.NONE;
            return new Ready(submission, typed, assessment, sought);
        } finally {
            memory.release(kilobytes);
        }
    }

    private int kilobytes(Submission submission, List<Medium> uploaded) {
        long bytes =
                uploaded.stream().mapToLong(medium -> medium.bytes().length).sum()
                        + submission.media().size() * fetcher.largest();
        return (int) Math.min(settings.memory().toKilobytes(), bytes / 1024);
    }

    private void take(int kilobytes) {
        try {
            if (!memory.tryAcquire(kilobytes, 15, TimeUnit.SECONDS)) {
                throw new Problem(
                        ProblemType.BUSY,
                        "Too many pictures and videos are being looked at. Nothing was accepted; send it again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(ProblemType.BUSY, "The server is stopping. Nothing was accepted; send it again.");
        }
    }

    /** What cannot be seen is refused, unless that is the fault of what looks at it: then it goes to a person. */
    private MediumLook look(Medium medium, String pointer) {
        MediumLook look = assessor.look(medium);
        if (look instanceof MediumLook.Unseen unseen && unseen.why() != MediumLook.Why.UNDECIDED) {
            throw MediaProblems.of(unseen, pointer);
        }
        return look;
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
                submission.contextLink(),
                submission.history());
    }
}
