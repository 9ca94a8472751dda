package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.brightline.matching.BankRole;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.schema.db.tables.records.BankRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The banks themselves, in the database. What writes runs in the caller's transaction, after it took the next version. */
final class BankRows {
    private final DSLContext database;
    private final Journal journal;
    private final Clock clock;

    BankRows(DSLContext database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    List<Bank> all() {
        return banks(DSL.noCondition());
    }

    Optional<Bank> bank(String name) {
        return banks(BANK.NAME.eq(name)).stream().findFirst();
    }

    Bank required(String name) {
        return bank(name).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no bank " + name + "."));
    }

    /** The bank of this name, if this actor may change it. */
    Bank changeable(String name, Actor by) {
        return changeable(required(name), by);
    }

    /** An address vouches for nothing: whoever sends no key changes only what awaits the confirmation of a person. */
    private static Bank changeable(Bank bank, Actor by) {
        if (by.kind() == Actor.Kind.HMA && bank.role() != BankRole.CANDIDATE) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The bank " + bank.name() + " has the role «"
                            + bank.role().name().toLowerCase(Locale.ROOT)
                            + "». Without an API key only banks of the role «candidate» are changed, and only where"
                            + " BRIGHTLINE_HMA_CHANGES=true; send a key with the permission «banks edit».");
        }
        return bank;
    }

    /** Of all banks that ever were. */
    List<Integer> numbers() {
        return database.select(BANK.NUMBER).from(BANK).fetch(BANK.NUMBER);
    }

    private List<Bank> banks(Condition condition) {
        return database.selectFrom(BANK)
                .where(BANK.DELETED_AT.isNull())
                .and(condition)
                .orderBy(BANK.NAME)
                .fetch(BankRows::bank);
    }

    private static Bank bank(BankRecord row) {
        return new Bank(
                row.getNumber(),
                row.getName(),
                row.getDescription(),
                BankRole.valueOf(row.getRole()),
                row.getThreshold(),
                row.getSampling(),
                row.getEnabled(),
                row.getCreatedAt(),
                row.getCreatedBy(),
                row.getChangedAt(),
                row.getChangedBy());
    }

    Bank create(String name, String description, UnaryOperator<Bank> settings, Actor by) {
        int number = Objects.requireNonNull(database.select(DSL.coalesce(DSL.max(BANK.NUMBER), 0))
                        .from(BANK)
                        .fetchSingle()
                        .value1())
                + 1;
        if (number > org.brightline.matching.BankSettings.MAX_NUMBER) {
            throw new Problem(ProblemType.CONFLICT, "There have been " + (number - 1) + " banks; no more fit.");
        }
        Bank bank = changeable(
                settings.apply(new Bank(
                        number,
                        name,
                        description,
                        BankRole.CONFIRMED,
                        null,
                        1,
                        true,
                        clock.instant(),
                        by.text(),
                        null,
                        null)),
                by);
        refuseTaken(bank.name());
        database.insertInto(BANK)
                .set(BANK.NUMBER, bank.number())
                .set(fields(bank))
                .set(BANK.CREATED_AT, bank.createdAt())
                .set(BANK.CREATED_BY, bank.createdBy())
                .execute();
        journal.append(Act.of(ActKind.BANK_CREATED, by, told(bank)));
        return bank;
    }

    Bank change(String name, UnaryOperator<Bank> change, Actor by) {
        Bank before = changeable(name, by);
        Bank wanted = changeable(change.apply(before), by);
        if (wanted.equals(before)) {
            return before;
        }
        if (!wanted.name().equals(name)) {
            refuseTaken(wanted.name());
        }
        Bank after = bank(database.update(BANK)
                .set(fields(wanted))
                .set(BANK.CHANGED_AT, clock.instant())
                .set(BANK.CHANGED_BY, by.text())
                .where(BANK.NUMBER.eq(before.number()))
                .returning()
                .fetchSingle());
        Map<String, String> told = told(after);
        if (!after.name().equals(name)) {
            told.put("before", name);
        }
        journal.append(Act.of(ActKind.BANK_CHANGED, by, told));
        return after;
    }

    void delete(String name, String reason, Actor by) {
        Bank bank = changeable(name, by);
        database.update(BANK)
                .set(BANK.DELETED_AT, clock.instant())
                .set(BANK.DELETED_BY, by.text())
                .set(BANK.DELETED_REASON, Reasons.checked(reason))
                .where(BANK.NUMBER.eq(bank.number()))
                .execute();
        journal.append(Act.about(ActKind.BANK_DELETED, by, Map.of("reason", reason), Map.of("bank", name)));
    }

    /** Whoever writes holds the version, so nobody takes the name between this look and the row. */
    private void refuseTaken(String name) {
        if (bank(name).isPresent()) {
            throw new Problem(ProblemType.CONFLICT, "There is a bank " + name + " already.", "/name");
        }
    }

    private static BankRecord fields(Bank bank) {
        BankRecord row = new BankRecord();
        row.setName(bank.name());
        row.setDescription(bank.description());
        row.setRole(bank.role().name());
        row.setThreshold(bank.threshold());
        row.setSampling(bank.sampling());
        row.setEnabled(bank.enabled());
        return row;
    }

    /** What the journal says of a bank: all that decides what matches. */
    private static Map<String, String> told(Bank bank) {
        Map<String, String> told = new TreeMap<>();
        told.put("bank", bank.name());
        told.put("role", bank.role().name());
        told.put(
                "threshold",
                bank.threshold() == null ? "default" : bank.threshold().toString());
        told.put("sampling", Double.toString(bank.sampling()));
        told.put("enabled", Boolean.toString(bank.enabled()));
        return told;
    }
}
