package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.INTAKE_COUNT;
import static org.brightline.schema.db.Tables.ITEM;
import static org.brightline.schema.db.Tables.ITEM_EXHIBIT;
import static org.brightline.schema.db.Tables.ITEM_MEDIUM;
import static org.brightline.schema.db.Tables.ITEM_SOUGHT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Audience;
import org.brightline.assessment.MediumFingerprints;
import org.brightline.assessment.Outcome;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.Count;
import org.brightline.platform.intake.FindingsJson;
import org.brightline.platform.intake.ItemKept;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.intake.Receipt;
import org.brightline.platform.vault.ExhibitKind;
import org.brightline.platform.vault.Vault;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what is kept of items, and counts the others. Every method runs in the caller's transaction. */
final class Ledger {
    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    /** Rows that one count is spread over, so that requests that run at once do not queue for one row. */
    private static final int SHARDS = 4;

    /** SHA-256 of nothing. */
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final JsonMapper JSON = new JsonMapper();

    private record CountKey(String platform, String kind, String audience, String language, String outcome)
            implements Comparable<CountKey> {
        @Override
        public int compareTo(CountKey other) {
            return toString().compareTo(other.toString());
        }
    }

    private final DSLContext database;
    private final ShadowCounts shadows;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final KeyedDigest digests;
    private final IntakeSettings settings;
    private final Clock clock;

    Ledger(
            DSLContext database,
            ShadowCounts shadows,
            Vault vault,
            ApplicationEventPublisher events,
            KeyedDigest digests,
            IntakeSettings settings,
            Clock clock) {
        this.database = database;
        this.shadows = shadows;
        this.vault = vault;
        this.events = events;
        this.digests = digests;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts items by what they came to, and by what clauses in shadow say of them. */
    void count(List<Ready> items) {
        Map<CountKey, Long> sums = new TreeMap<>();
        for (Ready ready : items) {
            Submission item = ready.submission();
            sums.merge(
                    new CountKey(
                            item.platform(),
                            item.kind(),
                            item.audience().name(),
                            ready.assessment().language(),
                            ready.assessment().outcome().name()),
                    1L,
                    Long::sum);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        short shard = (short) ThreadLocalRandom.current().nextInt(SHARDS);
        if (sums.isEmpty()) {
            return;
        }
        // In the order of their keys, so that two transactions never wait for each other in a circle.
        var insert = database.insertInto(
                INTAKE_COUNT,
                INTAKE_COUNT.DAY,
                INTAKE_COUNT.PLATFORM,
                INTAKE_COUNT.KIND,
                INTAKE_COUNT.AUDIENCE,
                INTAKE_COUNT.LANGUAGE,
                INTAKE_COUNT.OUTCOME,
                INTAKE_COUNT.SHARD,
                INTAKE_COUNT.N);
        for (Map.Entry<CountKey, Long> sum : sums.entrySet()) {
            CountKey key = sum.getKey();
            insert = insert.values(
                    today,
                    key.platform(),
                    key.kind(),
                    key.audience(),
                    key.language(),
                    key.outcome(),
                    shard,
                    sum.getValue());
        }
        insert.onConflict()
                .doUpdate()
                .set(INTAKE_COUNT.N, INTAKE_COUNT.N.plus(DSL.excluded(INTAKE_COUNT.N)))
                .execute();
        shadows.add(items, today, shard);
    }

    private static Receipt receipt(Assessment assessment) {
        return new Receipt(
                assessment.outcome(),
                assessment.rung(),
                null,
                false,
                assessment.release(),
                FindingsJson.of(assessment));
    }

    private String contentDigest(Ready ready) {
        List<byte[]> parts = new ArrayList<>();
        String text = ready.submission().text();
        parts.add((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
        ready.assessment()
                .fingerprints()
                .forEach(medium -> parts.add(medium.sha256().text().getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digests.of(parts));
    }

    /** Equal for texts that look alike; null where there are no words, because those do not. */
    private @Nullable String wordsDigest(Ready ready) {
        String digest = ready.assessment().textDigest();
        return digest.equals(OF_NOTHING)
                ? null
                : HexFormat.of().formatHex(digests.of(List.of(digest.getBytes(StandardCharsets.US_ASCII))));
    }

    /** Keeps an item if there is a reason to, or recognises it: then the receipt is that of the first time. */
    Receipt take(Ready ready) {
        return Ready.kept(ready.assessment()) ? keep(ready) : receipt(ready.assessment());
    }

    private Receipt keep(Ready ready) {
        Submission item = ready.submission();
        Assessment assessment = ready.assessment();
        Receipt receipt = receipt(assessment);
        String digest = contentDigest(ready);
        String words = wordsDigest(ready);
        Instant now = clock.instant();
        Optional<UUID> inserted = database.insertInto(ITEM)
                .set(ITEM.PLATFORM, item.platform())
                .set(ITEM.EXTERNAL_ID, item.externalId())
                .set(ITEM.CONTENT_DIGEST, digest)
                .set(ITEM.KIND, item.kind())
                .set(ITEM.AUDIENCE, item.audience().name())
                .set(ITEM.LANGUAGE_HINT, item.language())
                .set(ITEM.LANGUAGE, assessment.language())
                .set(ITEM.TEXT_READ, assessment.read())
                .set(ITEM.CREATED_AT, item.createdAt())
                .set(ITEM.RECEIVED_AT, now)
                .set(ITEM.CONTEXT_LINK, item.contextLink())
                .set(ITEM.TEXT_DIGEST, words)
                .set(ITEM.RELEASE, assessment.release())
                .set(ITEM.OUTCOME, assessment.outcome().name())
                .set(ITEM.ANSWER, JSONB.valueOf(write(receipt)))
                .set(ITEM.FACTS, JSONB.valueOf(FactsJson.write(assessment.facts())))
                .onConflict(ITEM.PLATFORM, ITEM.EXTERNAL_ID, ITEM.CONTENT_DIGEST)
                .doNothing()
                .returningResult(ITEM.ID)
                .fetchOptional(ITEM.ID);
        if (inserted.isEmpty()) {
            return database.select(ITEM.ID, ITEM.ANSWER)
                    .from(ITEM)
                    .where(ITEM.PLATFORM.eq(item.platform()))
                    .and(ITEM.EXTERNAL_ID.eq(item.externalId()))
                    .and(ITEM.CONTENT_DIGEST.eq(digest))
                    .fetchSingle(row -> read(row.value2().data(), row.value1(), true));
        }
        UUID id = inserted.get();
        KeptItem kept = seal(id, ready, words, now);
        events.publishEvent(new ItemKept(kept, assessment));
        return new Receipt(receipt.outcome(), receipt.rung(), id, false, receipt.release(), receipt.findings());
    }

    private KeptItem seal(UUID id, Ready ready, @Nullable String words, Instant now) {
        Submission item = ready.submission();
        Instant until = now.plus(settings.keep());
        database.insertInto(ITEM_SOUGHT)
                .set(ITEM_SOUGHT.ITEM, id)
                .set(ITEM_SOUGHT.RECEIVED_AT, now)
                .set(ITEM_SOUGHT.EXPIRES_AT, until)
                .set(ITEM_SOUGHT.LOOKS, ready.sought().looks())
                .set(ITEM_SOUGHT.DIGESTS, ready.sought().digests())
                .execute();
        UUID text = item.text() == null
                ? null
                : exhibit(
                        id,
                        ExhibitKind.TEXT,
                        "text/plain;charset=utf-8",
                        item.text().getBytes(StandardCharsets.UTF_8),
                        until);
        UUID author = item.author() == null
                ? null
                : exhibit(
                        id,
                        ExhibitKind.AUTHOR,
                        "text/plain;charset=utf-8",
                        item.author().getBytes(StandardCharsets.UTF_8),
                        until);
        List<KeptMedium> media = new ArrayList<>();
        for (MediumFingerprints look : ready.assessment().fingerprints()) {
            var medium = ready.media().get(look.medium());
            UUID exhibit = vault.seal(ExhibitKind.MEDIUM, medium.declaredType(), medium.bytes(), until);
            String pdq = look.pdq() == null ? null : look.pdq().text();
            database.insertInto(ITEM_MEDIUM)
                    .set(ITEM_MEDIUM.ITEM, id)
                    .set(ITEM_MEDIUM.POSITION, (short) look.medium())
                    .set(ITEM_MEDIUM.EXHIBIT, exhibit)
                    .set(ITEM_MEDIUM.SHA256, look.sha256().text())
                    .set(ITEM_MEDIUM.MD5, look.md5().text())
                    .set(ITEM_MEDIUM.PDQ, pdq)
                    .set(ITEM_MEDIUM.QUALITY, (short) look.quality())
                    .execute();
            media.add(new KeptMedium(
                    look.medium(), exhibit, look.sha256().text(), look.md5().text(), pdq, look.quality()));
        }
        return new KeptItem(
                id,
                item.platform(),
                item.externalId(),
                item.kind(),
                item.audience(),
                item.language(),
                item.createdAt(),
                now,
                item.contextLink(),
                words,
                text,
                media,
                author);
    }

    private UUID exhibit(UUID item, ExhibitKind kind, String mediaType, byte[] content, Instant until) {
        UUID exhibit = vault.seal(kind, mediaType, content, until);
        database.insertInto(ITEM_EXHIBIT)
                .set(ITEM_EXHIBIT.ITEM, item)
                .set(ITEM_EXHIBIT.ROLE, kind.name())
                .set(ITEM_EXHIBIT.EXHIBIT, exhibit)
                .execute();
        return exhibit;
    }

    KeptItem item(UUID id) {
        var row = database.selectFrom(ITEM)
                .where(ITEM.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no item " + id + "."));
        Map<String, UUID> exhibits = database.selectFrom(ITEM_EXHIBIT)
                .where(ITEM_EXHIBIT.ITEM.eq(id))
                .fetchMap(ITEM_EXHIBIT.ROLE, ITEM_EXHIBIT.EXHIBIT);
        List<KeptMedium> media = database.selectFrom(ITEM_MEDIUM)
                .where(ITEM_MEDIUM.ITEM.eq(id))
                .orderBy(ITEM_MEDIUM.POSITION)
                .fetch(medium -> new KeptMedium(
                        medium.getPosition(),
                        medium.getExhibit(),
                        medium.getSha256(),
                        medium.getMd5(),
                        medium.getPdq(),
                        medium.getQuality()));
        return new KeptItem(
                row.getId(),
                row.getPlatform(),
                row.getExternalId(),
                row.getKind(),
                Audience.valueOf(row.getAudience()),
                row.getLanguageHint(),
                row.getCreatedAt(),
                row.getReceivedAt(),
                row.getContextLink(),
                row.getTextDigest(),
                exhibits.get(ExhibitKind.TEXT.name()),
                media,
                exhibits.get(ExhibitKind.AUTHOR.name()));
    }

    List<Count> counts(LocalDate from, LocalDate to) {
        var keys = List.of(
                INTAKE_COUNT.DAY,
                INTAKE_COUNT.PLATFORM,
                INTAKE_COUNT.KIND,
                INTAKE_COUNT.AUDIENCE,
                INTAKE_COUNT.LANGUAGE,
                INTAKE_COUNT.OUTCOME);
        var total = DSL.sum(INTAKE_COUNT.N);
        return database.select(keys)
                .select(total)
                .from(INTAKE_COUNT)
                .where(INTAKE_COUNT.DAY.between(from, to))
                .groupBy(keys)
                .orderBy(keys)
                .fetch(row -> new Count(
                        row.get(INTAKE_COUNT.DAY),
                        row.get(INTAKE_COUNT.PLATFORM),
                        row.get(INTAKE_COUNT.KIND),
                        row.get(INTAKE_COUNT.AUDIENCE),
                        row.get(INTAKE_COUNT.LANGUAGE),
                        Outcome.valueOf(row.get(INTAKE_COUNT.OUTCOME)),
                        row.get(total).longValueExact()));
    }

    /** What is told when the database does not answer. */
    static Problem busy(RuntimeException e) {
        log.warn("The database did not take an item: {}", e.getMessage());
        return new Problem(ProblemType.BUSY, "The database did not take it. Nothing was accepted; send it again.");
    }

    /** A receipt as it is stored: without the item's id, which its row has. */
    static String write(Receipt receipt) {
        ObjectNode node = JSON.createObjectNode();
        node.put("outcome", receipt.outcome().name());
        node.put("rung", receipt.rung() == null ? null : receipt.rung().name());
        node.put("item", receipt.item() == null ? null : receipt.item().toString());
        node.put("release", receipt.release());
        node.set("findings", receipt.findings());
        return JSON.writeValueAsString(node);
    }

    static Receipt read(String stored, @Nullable UUID item, boolean repeat) {
        JsonNode node = JSON.readTree(stored);
        JsonNode rung = node.required("rung");
        JsonNode inside = node.required("item");
        return new Receipt(
                Outcome.valueOf(node.required("outcome").asString()),
                rung.isNull() ? null : org.brightline.policy.Rung.valueOf(rung.asString()),
                item != null ? item : inside.isNull() ? null : UUID.fromString(inside.asString()),
                repeat,
                node.required("release").asString(),
                Objects.requireNonNull(node.get("findings")));
    }
}
