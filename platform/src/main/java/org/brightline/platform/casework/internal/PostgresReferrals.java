package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.REFERRAL;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.Referral;
import org.brightline.platform.casework.Referrals;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Clause;
import org.brightline.policy.Effect;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Referrals in PostgreSQL, which refuses one that a single person both proposes and confirms. */
final class PostgresReferrals implements Referrals {
    private static final int LONGEST = 4_000;
    private static final int LONGEST_AUTHORITY = 200;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final Releases releases;
    private final CaseReader reader;
    private final LegalHolds holds;
    private final ReferralDocument document;
    private final Clock clock;

    PostgresReferrals(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Releases releases,
            CaseReader reader,
            LegalHolds holds,
            ReferralDocument document,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.releases = releases;
        this.reader = reader;
        this.holds = holds;
        this.document = document;
        this.clock = clock;
    }

    @Override
    public Referral propose(Referral.Proposal proposal, Caller caller) {
        caller.require(Permission.REFERRALS_PROPOSE);
        UUID person = PostgresCasework.person(caller);
        text(proposal.authority(), LONGEST_AUTHORITY, "Name the authority.", "/authority");
        text(
                proposal.purpose(),
                LONGEST,
                "Say why it is not education, journalism, art, research, counter-speech or public debate.",
                "/purpose");
        text(proposal.reason(), LONGEST, "Say what the authority has to know, and why now.", "/reason");
        return Objects.requireNonNull(transactions.execute(status -> {
            FoundClause finding = finding(proposal);
            // Of two who propose at once the second waits here, and is told of the first.
            database.select(CASE_FILE.ID)
                    .from(CASE_FILE)
                    .where(CASE_FILE.ID.eq(proposal.caseId()))
                    .forUpdate()
                    .fetch();
            if (of(proposal.caseId()).stream().anyMatch(other -> other.state() == Referral.State.PROPOSED)) {
                throw new Problem(ProblemType.CONFLICT, "A referral of this case waits for a second person already.");
            }
            if (holds.of(proposal.caseId()).isEmpty()) {
                holds.place(proposal.caseId(), "A referral to an authority was proposed.", caller);
            }
            UUID id = UUID.randomUUID();
            database.insertInto(REFERRAL)
                    .set(REFERRAL.ID, id)
                    .set(REFERRAL.CASE_ID, proposal.caseId())
                    .set(REFERRAL.FINDING, finding.id())
                    .set(REFERRAL.AUTHORITY, proposal.authority().strip())
                    .set(REFERRAL.PURPOSE, proposal.purpose().strip())
                    .set(REFERRAL.REASON, proposal.reason().strip())
                    .set(REFERRAL.STATE, Referral.State.PROPOSED.name())
                    .set(REFERRAL.PROPOSED_BY, person)
                    .set(REFERRAL.PROPOSED_AT, clock.instant())
                    .execute();
            return written(ActKind.REFERRAL_PROPOSED, id, proposal.reason(), finding, caller);
        }));
    }

    private FoundClause finding(Referral.Proposal proposal) {
        CaseFile file = reader.file(proposal.caseId());
        FoundClause finding = file.findings().stream()
                .filter(found -> found.id().equals(proposal.finding()))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.BAD_FIELD, "A referral rests on a finding of this case; choose one.", "/finding"));
        if (!grounds(file).contains(finding)) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The clause «" + finding.clauseTitle()
                            + "» does not lead to a referral: only a clause on plotting that lists escalate does.",
                    "/finding");
        }
        return finding;
    }

    @Override
    public List<FoundClause> grounds(CaseFile file) {
        return file.findings().stream()
                .filter(finding -> clause(finding)
                        .filter(clause -> clause.effects().contains(Effect.ESCALATE))
                        .isPresent())
                .toList();
    }

    private Optional<Clause> clause(FoundClause finding) {
        return releases.release(finding.release()).flatMap(release -> release.clause(finding.clause()));
    }

    @Override
    public Referral answer(UUID referral, boolean agreed, String why, Caller caller) {
        caller.require(Permission.REFERRALS_CONFIRM);
        return settle(
                referral,
                agreed ? Referral.State.CONFIRMED : Referral.State.DECLINED,
                agreed ? ActKind.REFERRAL_CONFIRMED : ActKind.REFERRAL_DECLINED,
                why,
                caller);
    }

    @Override
    public Referral withdraw(UUID referral, String why, Caller caller) {
        caller.require(Permission.REFERRALS_PROPOSE);
        return settle(referral, Referral.State.WITHDRAWN, ActKind.REFERRAL_WITHDRAWN, why, caller);
    }

    private Referral settle(UUID id, Referral.State state, ActKind kind, String why, Caller caller) {
        UUID person = PostgresCasework.person(caller);
        text(why, LONGEST, "Say why.", "/why");
        return Objects.requireNonNull(transactions.execute(status -> {
            Referral referral = one(id);
            boolean own = referral.proposedBy().equals(person);
            if (own != (state == Referral.State.WITHDRAWN)) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        own
                                ? "You proposed this referral; it takes a second person to confirm or decline it."
                                : "Only whoever proposed a referral withdraws it; you can decline it.");
            }
            int answered = database.update(REFERRAL)
                    .set(REFERRAL.STATE, state.name())
                    .set(REFERRAL.ANSWER, why.strip())
                    .set(REFERRAL.ANSWERED_BY, person)
                    .set(REFERRAL.ANSWERED_AT, clock.instant())
                    .where(REFERRAL.ID.eq(id))
                    .and(REFERRAL.STATE.eq(Referral.State.PROPOSED.name()))
                    .execute();
            if (answered == 0) {
                throw new Problem(ProblemType.CONFLICT, "This referral is answered already.");
            }
            return written(kind, id, why, found(referral), caller);
        }));
    }

    private Referral written(ActKind kind, UUID id, String why, FoundClause finding, Caller caller) {
        Referral referral = one(id);
        journal.append(Act.about(
                kind,
                caller.actor(),
                Map.of("reason", why, "authority", referral.authority()),
                Map.of(
                        "case",
                        referral.caseId().toString(),
                        "referral",
                        id.toString(),
                        "clause",
                        finding.clause(),
                        "release",
                        finding.release(),
                        "finding",
                        finding.id().toString())));
        return referral;
    }

    private FoundClause found(Referral referral) {
        return reader.file(referral.caseId()).findings().stream()
                .filter(finding -> finding.id().equals(referral.finding()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Referral> of(UUID caseId) {
        return database.selectFrom(REFERRAL)
                .where(REFERRAL.CASE_ID.eq(caseId))
                .orderBy(REFERRAL.PROPOSED_AT.desc(), REFERRAL.ID)
                .fetch(PostgresReferrals::referral);
    }

    @Override
    public List<Referral> latest(int answered) {
        List<Referral> all = new ArrayList<>(database.selectFrom(REFERRAL)
                .where(REFERRAL.STATE.eq(Referral.State.PROPOSED.name()))
                .orderBy(REFERRAL.PROPOSED_AT, REFERRAL.ID)
                .fetch(PostgresReferrals::referral));
        all.addAll(database.selectFrom(REFERRAL)
                .where(REFERRAL.STATE.ne(Referral.State.PROPOSED.name()))
                .orderBy(REFERRAL.ANSWERED_AT.desc(), REFERRAL.ID)
                .limit(answered)
                .fetch(PostgresReferrals::referral));
        return all;
    }

    @Override
    public String document(UUID id, Caller caller) {
        caller.require(Permission.REFERRALS_CONFIRM);
        PostgresCasework.person(caller);
        return Objects.requireNonNull(transactions.execute(status -> {
            Referral referral = one(id);
            if (referral.state() != Referral.State.CONFIRMED) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "Only a referral that two people agreed on can be taken to an authority.");
            }
            FoundClause finding = found(referral);
            written(ActKind.REFERRAL_TAKEN, id, "taken to the authority", finding, caller);
            return document.write(
                    referral,
                    reader.file(referral.caseId()),
                    finding,
                    clause(finding).orElseThrow(),
                    clock.instant());
        }));
    }

    private Referral one(UUID id) {
        return database.selectFrom(REFERRAL)
                .where(REFERRAL.ID.eq(id))
                .fetchOptional(PostgresReferrals::referral)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no referral " + id + "."));
    }

    private static Referral referral(org.brightline.schema.db.tables.records.ReferralRecord row) {
        return new Referral(
                row.getId(),
                row.getCaseId(),
                row.getFinding(),
                row.getAuthority(),
                row.getPurpose(),
                row.getReason(),
                Referral.State.valueOf(row.getState()),
                row.getProposedBy(),
                row.getProposedAt(),
                row.getAnswer(),
                row.getAnsweredBy(),
                row.getAnsweredAt());
    }

    private static void text(String value, int longest, String missing, String pointer) {
        if (value.isBlank()) {
            throw new Problem(ProblemType.MISSING_FIELD, missing, pointer);
        }
        if (value.length() > longest) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "At most " + longest + " characters; this has " + value.length() + ".",
                    pointer);
        }
    }
}
