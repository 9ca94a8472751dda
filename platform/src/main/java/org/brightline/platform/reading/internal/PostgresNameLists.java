package org.brightline.platform.reading.internal;

import static org.brightline.schema.db.Tables.NAME_LIST;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.brightline.fingerprint.Sha256;
import org.brightline.language.PatternException;
import org.brightline.language.names.ListedName;
import org.brightline.language.names.NameFile;
import org.brightline.language.names.UnConsolidatedList;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.reading.NameListVersion;
import org.brightline.platform.reading.NameLists;
import org.brightline.schema.db.tables.records.NameListRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of names in PostgreSQL, which keeps every version; the reader is given those in force. */
final class PostgresNameLists implements NameLists {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST = 2_000;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final ListedReader reader;
    private final Clock clock;
    private final Map<String, List<ListedName>> known = new TreeMap<>();
    private long number;

    PostgresNameLists(
            DSLContext database, TransactionTemplate transactions, Journal journal, ListedReader reader, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.reader = reader;
        this.clock = clock;
        refresh();
    }

    /** Gives the reader what is in force now, if that has changed. */
    synchronized void refresh() {
        Long last = database.select(DSL.max(NAME_LIST.NUMBER)).from(NAME_LIST).fetchOne(0, Long.class);
        if (last == null || last == number) {
            return;
        }
        known.clear();
        database.selectFrom(NAME_LIST)
                .where(isLast())
                .and(NAME_LIST.FILE.isNotNull())
                .orderBy(NAME_LIST.LIST)
                .forEach(row -> known.put(
                        row.getList(), read(row.getList(), row.getFile()).names()));
        reader.readWith(known.values().stream().flatMap(List::stream).toList());
        number = last;
    }

    private static Condition isLast() {
        var later = NAME_LIST.as("later");
        return DSL.notExists(DSL.selectOne()
                .from(later)
                .where(later.LIST.eq(NAME_LIST.LIST))
                .and(later.NUMBER.gt(NAME_LIST.NUMBER)));
    }

    @Override
    public List<NameListVersion> inForce() {
        return versions(isLast().and(NAME_LIST.FILE.isNotNull()));
    }

    @Override
    public List<NameListVersion> versions(String list) {
        return versions(NAME_LIST.LIST.eq(list));
    }

    private List<NameListVersion> versions(Condition condition) {
        return database.select(
                        NAME_LIST.ID,
                        NAME_LIST.LIST,
                        NAME_LIST.SHA256,
                        NAME_LIST.MADE,
                        NAME_LIST.NAMES,
                        NAME_LIST.SKIPPED,
                        NAME_LIST.SOURCE,
                        NAME_LIST.REASON,
                        NAME_LIST.PUT_BY,
                        NAME_LIST.PUT_AT)
                .from(NAME_LIST)
                .where(condition)
                .orderBy(NAME_LIST.LIST, NAME_LIST.NUMBER.desc())
                .fetch(row -> version(row.into(NAME_LIST)));
    }

    private static NameListVersion version(NameListRecord row) {
        return new NameListVersion(
                row.getId(),
                row.getList(),
                row.getSha256(),
                Objects.requireNonNullElse(row.getMade(), ""),
                row.getNames(),
                List.of(row.getSkipped()),
                row.getSource(),
                row.getReason(),
                row.getPutBy(),
                row.getPutAt());
    }

    @Override
    public synchronized List<ListedName> names(String list) {
        return known.getOrDefault(list, List.of());
    }

    @Override
    public NameListVersion put(String list, byte[] file, String source, String reason, Actor by) {
        if (!NAME.matcher(list).matches()) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "A list's name has 1 to 40 of a-z, 0-9 and -, beginning with a letter or a digit, for example un-consolidated.",
                    "/list");
        }
        text(source, "Say where the list comes from.", "/source");
        text(reason, "Say why it comes into force.", "/reason");
        UnConsolidatedList.Imported read = read(list, file);
        if (read.names().isEmpty()) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "There is no name in this file that could be looked for.", "/file");
        }
        return kept(list, file, read, source, reason, by);
    }

    @Override
    public void withdraw(String list, String reason, Actor by) {
        text(reason, "Say why it is taken out of force.", "/reason");
        NameListVersion last = inForce().stream()
                .filter(version -> version.list().equals(list))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no list " + list + " in force."));
        kept(list, null, new UnConsolidatedList.Imported("", List.of(), List.of()), last.source(), reason, by);
    }

    private NameListVersion kept(
            String list,
            byte @Nullable [] file,
            UnConsolidatedList.Imported read,
            String source,
            String reason,
            Actor by) {
        String digest = file == null ? null : Sha256.of(file).text();
        NameListVersion version = Objects.requireNonNull(transactions.execute(status -> {
            NameListRecord row = database.insertInto(NAME_LIST)
                    .set(NAME_LIST.LIST, list)
                    .set(NAME_LIST.FILE, file)
                    .set(NAME_LIST.SHA256, digest)
                    .set(NAME_LIST.MADE, read.generated())
                    .set(NAME_LIST.NAMES, read.names().size())
                    .set(NAME_LIST.SKIPPED, read.skipped().toArray(String[]::new))
                    .set(NAME_LIST.SOURCE, source.strip())
                    .set(NAME_LIST.REASON, reason.strip())
                    .set(NAME_LIST.PUT_BY, by.text())
                    .set(NAME_LIST.PUT_AT, clock.instant())
                    .returning()
                    .fetchSingle();
            journal.append(Act.about(
                    file == null ? ActKind.NAME_LIST_WITHDRAWN : ActKind.NAME_LIST_PUT,
                    by,
                    Map.of("reason", reason.strip()),
                    digest == null ? Map.of("list", list) : Map.of("list", list, "sha256", digest)));
            return version(row);
        }));
        refresh();
        return version;
    }

    private static void text(String text, String missing, String pointer) {
        if (text.isBlank()) {
            throw new Problem(ProblemType.MISSING_FIELD, missing, pointer);
        }
        if (text.length() > LONGEST) {
            throw new Problem(ProblemType.BAD_FIELD, "At most " + LONGEST + " characters.", pointer);
        }
    }

    private static UnConsolidatedList.Imported read(String list, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "A list has at most " + LARGEST + " bytes; this has " + bytes.length + ".",
                    "/file");
        }
        try {
            UnConsolidatedList.Imported file = NameFile.read(list, bytes);
            if (file.names().size() > NameFile.MOST_NAMES) {
                throw new Problem(
                        ProblemType.TOO_LARGE,
                        "A list has at most " + NameFile.MOST_NAMES + " names; this has "
                                + file.names().size() + ".",
                        "/file");
            }
            return new UnConsolidatedList.Imported(file.generated(), named(list, file.names()), file.skipped());
        } catch (PatternException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "/file");
        }
    }

    /** A finding names the list as it is named here, whatever the file calls it. */
    private static List<ListedName> named(String list, List<ListedName> names) {
        return names.stream()
                .map(name -> new ListedName(
                        list, name.date(), name.element(), name.entity(), name.name(), name.context(), name.homonyms()))
                .toList();
    }
}
