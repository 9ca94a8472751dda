package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.ITEM;
import static org.brightline.schema.db.Tables.ITEM_MEDIUM;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.platform.intake.LookAlike;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Looks through the media that were kept. They are few, so they are compared one by one. */
final class LookAlikes {
    private final DSLContext database;

    LookAlikes(DSLContext database) {
        this.database = database;
    }

    List<LookAlike> find(List<Fingerprint> fingerprints, int threshold, Instant since) {
        List<LookAlike> found = new ArrayList<>();
        try (var rows = database.select(
                        ITEM.ID,
                        ITEM.PLATFORM,
                        ITEM.EXTERNAL_ID,
                        ITEM.RECEIVED_AT,
                        ITEM_MEDIUM.POSITION,
                        ITEM_MEDIUM.SHA256,
                        ITEM_MEDIUM.MD5,
                        ITEM_MEDIUM.PDQ,
                        ITEM_MEDIUM.QUALITY)
                .from(ITEM_MEDIUM)
                .join(ITEM)
                .on(ITEM.ID.eq(ITEM_MEDIUM.ITEM))
                .where(ITEM.RECEIVED_AT.ge(since))
                .fetchLazy()) {
            for (Record row : rows) {
                fingerprints.stream()
                        .map(fingerprint -> distance(fingerprint, row))
                        .filter(distance -> distance >= 0 && distance <= threshold)
                        .min(Comparator.naturalOrder())
                        .ifPresent(distance -> found.add(new LookAlike(
                                row.get(ITEM.ID),
                                row.get(ITEM.PLATFORM),
                                row.get(ITEM.EXTERNAL_ID),
                                row.get(ITEM_MEDIUM.POSITION),
                                row.get(ITEM.RECEIVED_AT),
                                distance)));
            }
        }
        found.sort(Comparator.comparingInt(LookAlike::distance).thenComparing(LookAlike::receivedAt));
        return found;
    }

    /** How far a medium is from a fingerprint; -1 if it is not comparable or differs. */
    private static int distance(Fingerprint fingerprint, Record row) {
        @Nullable String pdq = row.get(ITEM_MEDIUM.PDQ);
        return switch (fingerprint) {
            case Pdq known ->
                pdq == null || row.get(ITEM_MEDIUM.QUALITY) < PdqHash.USABLE_QUALITY
                        ? -1
                        : known.distance(Pdq.parse(pdq));
            case Sha256 known -> same(known, row.get(ITEM_MEDIUM.SHA256));
            case VideoSha256 known -> same(known.digest(), row.get(ITEM_MEDIUM.SHA256));
            case Md5 known -> same(known, row.get(ITEM_MEDIUM.MD5));
            case VideoMd5 known -> same(known.digest(), row.get(ITEM_MEDIUM.MD5));
            default -> -1;
        };
    }

    private static int same(Fingerprint known, @Nullable String kept) {
        return known.text().equals(kept) ? 0 : -1;
    }
}
