package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK_CONTENT;
import static org.brightline.schema.db.Tables.BANK_SIGNAL;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.banks.EntryFormat;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the entries of a bank that stand, in bounded memory, as one state of the database. */
final class Exports {
    private static final int PAGE = 5_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** The fingerprints of an entry, each a kind and a text. */
    private static final Field<String[]> PRINTS = DSL.field(DSL.select(DSL.field(
                            "coalesce(array_agg(type || ' ' || fingerprint order by type, place), '{}')",
                            String[].class))
                    .from(BANK_SIGNAL)
                    .where(BANK_SIGNAL.CONTENT.eq(BANK_CONTENT.ID)))
            .as("prints");

    private final DSLContext database;
    private final TransactionTemplate transactions;

    Exports(DSLContext database, TransactionTemplate transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private interface Form {
        void write(Record row, Map<FingerprintType, List<String>> prints, OutputStream out) throws IOException;
    }

    void run(int bank, EntryFormat format, OutputStream out) throws IOException {
        try {
            transactions.executeWithoutResult(_ -> {
                try {
                    write(bank, format, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw java.util.Objects.requireNonNull(e.getCause());
        }
    }

    private void write(int bank, EntryFormat format, OutputStream out) throws IOException {
        Form form = switch (format) {
            case HASHES -> Exports::hashes;
            case NDJSON -> Exports::json;
            case CSV -> csv(bank, out);
        };
        try (var rows = database.select(BANK_CONTENT.fields())
                .select(PRINTS)
                .from(BANK_CONTENT)
                .where(BANK_CONTENT.BANK.eq(bank))
                .and(BANK_CONTENT.REMOVED_AT.isNull())
                .orderBy(BANK_CONTENT.ID)
                .fetchSize(PAGE)
                .fetchLazy()) {
            for (Record row : rows) {
                form.write(row, prints(row.get(PRINTS)), out);
            }
        }
        out.flush();
    }

    private static Map<FingerprintType, List<String>> prints(String[] texts) {
        Map<FingerprintType, List<String>> prints = new LinkedHashMap<>();
        for (String text : texts) {
            int space = text.indexOf(' ');
            prints.computeIfAbsent(FingerprintType.valueOf(text.substring(0, space)), _ -> new ArrayList<>())
                    .add(text.substring(space + 1));
        }
        return prints;
    }

    private static void line(String text, OutputStream out) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void hashes(Record row, Map<FingerprintType, List<String>> prints, OutputStream out)
            throws IOException {
        for (Map.Entry<FingerprintType, List<String>> kind : prints.entrySet()) {
            for (String print : kind.getValue()) {
                line(kind.getKey().wireName() + " " + print, out);
            }
        }
    }

    private static void json(Record row, Map<FingerprintType, List<String>> prints, OutputStream out)
            throws IOException {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode fingerprints = node.putObject("fingerprints");
        prints.forEach((type, texts) -> {
            if (texts.size() == 1) {
                fingerprints.put(type.wireName(), texts.getFirst());
            } else {
                texts.forEach(fingerprints.putArray(type.wireName())::add);
            }
        });
        for (Map.Entry<String, @Nullable String> field : fields(row).entrySet()) {
            if (field.getValue() != null) {
                node.put(field.getKey(), field.getValue());
            }
        }
        JsonNode metadata = metadata(row);
        if (metadata != null) {
            node.set("metadata", metadata);
        }
        line(JSON.writeValueAsString(node), out);
    }

    private static Map<String, @Nullable String> fields(Record row) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("label", row.get(BANK_CONTENT.LABEL));
        fields.put("source", row.get(BANK_CONTENT.SOURCE));
        fields.put("incident", row.get(BANK_CONTENT.INCIDENT));
        fields.put("reason", row.get(BANK_CONTENT.REASON));
        fields.put("note", row.get(BANK_CONTENT.NOTE));
        fields.put("enabled", row.get(BANK_CONTENT.ENABLED).toString());
        fields.put("from", text(row.get(BANK_CONTENT.ENABLED_FROM)));
        fields.put("until", text(row.get(BANK_CONTENT.EXPIRES_AT)));
        return fields;
    }

    private static @Nullable JsonNode metadata(Record row) {
        JSONB metadata = row.get(BANK_CONTENT.METADATA);
        return metadata == null ? null : JSON.readTree(metadata.data());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** The kinds that occur are columns. */
    private Form csv(int bank, OutputStream out) throws IOException {
        List<FingerprintType> types = database
                .selectDistinct(BANK_SIGNAL.TYPE)
                .from(BANK_SIGNAL)
                .join(BANK_CONTENT)
                .on(BANK_CONTENT.ID.eq(BANK_SIGNAL.CONTENT))
                .where(BANK_CONTENT.BANK.eq(bank))
                .and(BANK_CONTENT.REMOVED_AT.isNull())
                .fetch(row -> FingerprintType.valueOf(row.value1()))
                .stream()
                .sorted()
                .toList();
        List<String> header =
                new ArrayList<>(types.stream().map(FingerprintType::wireName).toList());
        header.addAll(EntryParser.FIELDS);
        line(String.join(",", header), out);
        return (row, prints, to) -> {
            List<String> values = new ArrayList<>();
            types.forEach(type ->
                    values.add(CsvLine.value(String.join(EntryParser.BETWEEN, prints.getOrDefault(type, List.of())))));
            Map<String, @Nullable String> fields = fields(row);
            JsonNode metadata = metadata(row);
            fields.put("metadata", metadata == null ? null : metadata.toString());
            EntryParser.FIELDS.forEach(name -> values.add(CsvLine.value(fields.get(name))));
            line(String.join(",", values), to);
        };
    }
}
