package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.DECISION;
import static org.brightline.schema.db.Tables.DECISION_EVIDENCE;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.CaseworkSettings;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.DecisionRequest;
import org.brightline.platform.casework.DecisionTaken;
import org.brightline.platform.casework.DecisionUndone;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.vault.Vault;
import org.brightline.policy.Clause;
import org.brightline.policy.Exemption;
import org.brightline.policy.Rung;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;

/** Takes decisions and takes them back. Says in words what the database would refuse. Runs in the caller's transaction. */
final class Decider {
    private static final int LONGEST = 4_000;

    private final DSLContext database;
    private final Journal journal;
    private final Vault vault;
    private final Releases releases;
    private final CaseReader reader;
    private final ApplicationEventPublisher events;
    private final CaseworkSettings settings;
    private final Clock clock;

    Decider(
            DSLContext database,
            Journal journal,
            Vault vault,
            Releases releases,
            CaseReader reader,
            ApplicationEventPublisher events,
            CaseworkSettings settings,
            Clock clock) {
        this.database = database;
        this.journal = journal;
        this.vault = vault;
        this.releases = releases;
        this.reader = reader;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    List<Decision> decide(DecisionRequest request, Caller caller) {
        UUID person = PostgresCasework.person(caller);
        Clause clause = check(request);
        Instant now = clock.instant();
        int closed = database.update(CASE_FILE)
                .set(CASE_FILE.STATE, "DECIDED")
                .setNull(CASE_FILE.CLAIMED_BY)
                .setNull(CASE_FILE.CLAIMED_UNTIL)
                .where(PostgresCasework.held(request.caseId(), person, now))
                .and(CASE_FILE.STATE.eq("OPEN"))
                .execute();
        if (closed == 0) {
            boolean open = reader.summary(request.caseId()).open();
            throw open
                    ? new Problem(
                            ProblemType.NOT_CLAIMED,
                            "You do not hold this case, or your hold has run out. Take it again; what you wrote is not lost.")
                    : new Problem(ProblemType.DECIDED, "This case is decided already.");
        }
        CaseFile file = reader.file(request.caseId());
        Set<UUID> known = file.findings().stream().map(FoundClause::id).collect(Collectors.toSet());
        if (!known.containsAll(request.findings())) {
            throw incomplete("The evidence must be findings of this case.", "/findings");
        }
        List<UUID> decisions = new ArrayList<>();
        decisions.add(write(request, clause, file, request.findings(), caller, now));
        if (request.alsoIdentical()) {
            for (CaseFile copy : identical(file, person, now)) {
                Set<UUID> findings =
                        copy.findings().stream().map(FoundClause::id).collect(Collectors.toSet());
                decisions.add(write(request, clause, copy, findings, caller, now));
            }
        }
        return decisions.stream()
                .flatMap(id -> reader.decisions(DECISION.ID.eq(id)).stream())
                .toList();
    }

    private Clause check(DecisionRequest request) {
        Ruling ruling = request.ruling();
        if (ruling == null || ruling == Ruling.RESTORE) {
            throw incomplete("Say whether it crosses the line (ACT) or not (NO_ACTION).", "/ruling");
        }
        Clause clause = releases.release(request.release())
                .flatMap(release -> release.clause(request.clauseId()))
                .orElseThrow(() -> incomplete(
                        "A decision rests on a clause of a published release; there is no clause «" + request.clauseId()
                                + "» in the release «" + request.release() + "».",
                        "/clause"));
        if (request.findings().isEmpty()) {
            throw incomplete("A decision rests on evidence: choose at least one finding.", "/findings");
        }
        Exemption exemption = request.exemption();
        if (exemption == null) {
            throw incomplete(
                    "Answer whether its true purpose is education, journalism, art, research, counter-speech or public debate.",
                    "/exemption");
        }
        text(request.exemptionReason(), "Say how you see its purpose.", "/exemptionReason");
        text(request.reason(), "A decision needs a reason, in words for the author.", "/reason");
        if (ruling == Ruling.NO_ACTION && !request.effects().isEmpty()) {
            throw incomplete("No action has no effects.", "/effects");
        }
        if (ruling == Ruling.ACT) {
            checkAct(request, clause, exemption);
        }
        return clause;
    }

    private static void checkAct(DecisionRequest request, Clause clause, Exemption exemption) {
        if (clause.rung() == Rung.VIEW) {
            throw incomplete("A view is never acted upon.", "/clause");
        }
        if (exemption != Exemption.NONE) {
            throw incomplete(
                    "What serves a purpose that the law protects is not acted upon; decide for no action.",
                    "/exemption");
        }
        Set<PlatformEffect> allowed = EnumSet.noneOf(PlatformEffect.class);
        clause.effects()
                .forEach(effect -> Stream.of(PlatformEffect.values())
                        .filter(known -> known.name().equals(effect.name()))
                        .forEach(allowed::add));
        if (request.effects().isEmpty() || !allowed.containsAll(request.effects())) {
            throw incomplete("Under this clause one or more of " + allowed + " can be chosen.", "/effects");
        }
    }

    private static void text(String text, String what, String pointer) {
        if (text.isBlank()) {
            throw incomplete(what, pointer);
        }
        if (text.length() > LONGEST) {
            throw incomplete("At most " + LONGEST + " characters.", pointer);
        }
    }

    private static Problem incomplete(String what, String pointer) {
        return new Problem(ProblemType.DECISION_INCOMPLETE, what, pointer);
    }

    private UUID write(
            DecisionRequest request, Clause clause, CaseFile file, Set<UUID> findings, Caller caller, Instant now) {
        Ruling ruling = Objects.requireNonNull(request.ruling());
        Instant effective = now.plus(settings.undo());
        UUID id = UUID.randomUUID();
        insert(
                new Decision(
                        id,
                        file.summary().id(),
                        ruling,
                        clause.id(),
                        clause.title(),
                        request.release(),
                        request.effects(),
                        Objects.requireNonNull(request.exemption()),
                        request.exemptionReason().strip(),
                        request.reason().strip(),
                        caller.actor().id(),
                        now,
                        effective,
                        null),
                clause.rung(),
                findings);
        if (ruling == Ruling.ACT) {
            preserve(file, now);
        }
        publish(
                id,
                file,
                clause,
                ruling,
                request.effects(),
                request.release(),
                request.reason().strip(),
                now,
                effective,
                caller);
        return id;
    }

    private void insert(Decision decision, Rung rung, Set<UUID> findings) {
        database.insertInto(DECISION)
                .set(DECISION.ID, decision.id())
                .set(DECISION.CASE_ID, decision.caseId())
                .set(DECISION.RULING, decision.ruling().name())
                .set(DECISION.CLAUSE, decision.clause())
                .set(DECISION.CLAUSE_TITLE, decision.clauseTitle())
                .set(DECISION.CLAUSE_RUNG, rung.name())
                .set(DECISION.RELEASE, decision.release())
                .set(
                        DECISION.EFFECTS,
                        decision.effects().stream().map(Enum::name).sorted().toArray(String[]::new))
                .set(DECISION.EXEMPTION, decision.exemption().name())
                .set(DECISION.EXEMPTION_REASON, decision.exemptionReason())
                .set(DECISION.REASON, decision.reason())
                .set(DECISION.DECIDED_BY, decision.decidedBy())
                .set(DECISION.DECIDED_AT, decision.decidedAt())
                .set(DECISION.EFFECTIVE_AT, decision.effectiveAt())
                .execute();
        findings.forEach(finding -> database.insertInto(DECISION_EVIDENCE)
                .set(DECISION_EVIDENCE.DECISION, decision.id())
                .set(DECISION_EVIDENCE.CASE_ID, decision.caseId())
                .set(DECISION_EVIDENCE.FINDING, finding)
                .execute());
    }

    private void preserve(CaseFile file, Instant now) {
        Instant until = now.plus(settings.preserve());
        for (KeptItem item : file.items()) {
            Stream.of(item.text(), item.author()).filter(Objects::nonNull).forEach(id -> vault.keepUntil(id, until));
            item.media().stream().map(KeptMedium::exhibit).forEach(id -> vault.keepUntil(id, until));
        }
    }

    private void publish(
            UUID id,
            CaseFile file,
            Clause clause,
            Ruling ruling,
            Set<PlatformEffect> effects,
            String release,
            String reason,
            Instant now,
            Instant effective,
            Caller caller) {
        KeptItem item = file.items().getLast();
        journal.append(Act.about(
                ActKind.CASE_DECIDED,
                caller.actor(),
                Map.of("item", item.platform() + ":" + item.externalId(), "reason", reason),
                Map.of(
                        "case", file.summary().id().toString(),
                        "decision", id.toString(),
                        "clause", clause.id(),
                        "release", release,
                        "ruling", ruling.name(),
                        "effects", effects.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")))));
        events.publishEvent(new DecisionTaken(
                id,
                file.summary().id(),
                item.id(),
                item.platform(),
                item.externalId(),
                item.author(),
                effects,
                clause.id(),
                clause.title(),
                clause.text(),
                release,
                reason,
                now,
                effective,
                caller.actor()));
    }

    /** Open cases of the cluster that nobody else holds and that have the same words or the same picture file; they are closed. */
    private List<CaseFile> identical(CaseFile file, UUID person, Instant now) {
        Set<String> texts = texts(file);
        Set<String> pictures = pictures(file);
        List<UUID> cluster = database.select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.CLUSTER.eq(database.select(CASE_FILE.CLUSTER)
                        .from(CASE_FILE)
                        .where(CASE_FILE.ID.eq(file.summary().id()))))
                .and(CASE_FILE.STATE.eq("OPEN"))
                .and(CASE_FILE
                        .CLAIMED_BY
                        .isNull()
                        .or(CASE_FILE.CLAIMED_BY.eq(person))
                        .or(CASE_FILE.CLAIMED_UNTIL.le(now)))
                .forUpdate()
                .skipLocked()
                .fetch(CASE_FILE.ID);
        List<CaseFile> copies = new ArrayList<>();
        for (UUID id : cluster) {
            CaseFile copy = reader.file(id);
            // The words must be the same too where there is a picture: they may turn it into a report.
            if (texts(copy).equals(texts)
                    && pictures(copy).equals(pictures)
                    && !copy.findings().isEmpty()) {
                database.update(CASE_FILE)
                        .set(CASE_FILE.STATE, "DECIDED")
                        .setNull(CASE_FILE.CLAIMED_BY)
                        .setNull(CASE_FILE.CLAIMED_UNTIL)
                        .where(CASE_FILE.ID.eq(id))
                        .execute();
                copies.add(copy);
            }
        }
        return copies;
    }

    private static Set<String> texts(CaseFile file) {
        return file.items().stream().map(KeptItem::textDigest).collect(Collectors.toSet());
    }

    private static Set<String> pictures(CaseFile file) {
        return file.items().stream()
                .flatMap(item -> item.media().stream())
                .map(KeptMedium::sha256)
                .collect(Collectors.toSet());
    }

    void undo(UUID decisionId, Caller caller) {
        Decision decision = decision(decisionId);
        if (!decision.decidedBy().equals(caller.actor().id())) {
            throw new Problem(ProblemType.FORBIDDEN, "Only the person who decided can undo it.");
        }
        Instant now = clock.instant();
        if (decision.undoneAt() != null
                || decision.ruling() == Ruling.RESTORE
                || !now.isBefore(decision.effectiveAt())) {
            throw new Problem(
                    ProblemType.UNDO_OVER,
                    "It could be undone until " + decision.effectiveAt() + ". A lead can take the decision back.");
        }
        int undone = database.update(DECISION)
                .set(DECISION.UNDONE_AT, now)
                .where(DECISION.ID.eq(decisionId))
                .and(DECISION.UNDONE_AT.isNull())
                .execute();
        if (undone == 0) {
            throw new Problem(ProblemType.UNDO_OVER, "It was undone already.");
        }
        // Another item of the same subject may have opened a case since; then this one stays closed and its items move
        // there.
        int reopened = database.update(CASE_FILE)
                .set(CASE_FILE.STATE, "OPEN")
                .where(CASE_FILE.ID.eq(decision.caseId()))
                .and(org.jooq.impl.DSL.notExists(database.selectOne()
                        .from(CASE_FILE.as("newer"))
                        .where(CASE_FILE.as("newer").STATE.eq("OPEN"))
                        .and(CASE_FILE.as("newer").PLATFORM.eq(CASE_FILE.PLATFORM))
                        .and(CASE_FILE.as("newer").EXTERNAL_ID.eq(CASE_FILE.EXTERNAL_ID))))
                .execute();
        if (reopened == 0) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "A newer version of this post has an open case. Decide that one; this decision can be taken back afterwards.");
        }
        journal.append(Act.of(
                ActKind.DECISION_UNDONE,
                caller.actor(),
                Map.of("case", decision.caseId().toString(), "decision", decisionId.toString())));
        events.publishEvent(new DecisionUndone(decisionId));
    }

    Decision reverse(UUID decisionId, String reason, Caller caller) {
        PostgresCasework.person(caller);
        text(reason, "Taking a decision back needs a reason.", "/reason");
        Decision decision = decision(decisionId);
        Instant now = clock.instant();
        if (decision.ruling() != Ruling.ACT) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The last decision on this case told the platform nothing that could be taken back.");
        }
        if (now.isBefore(decision.effectiveAt())) {
            throw new Problem(ProblemType.CONFLICT, "It has not taken effect yet; undo it instead.");
        }
        Clause clause = releases.release(decision.release())
                .flatMap(release -> release.clause(decision.clause()))
                .orElseThrow();
        CaseFile file = reader.file(decision.caseId());
        UUID id = UUID.randomUUID();
        Set<UUID> findings = Set.copyOf(database.select(DECISION_EVIDENCE.FINDING)
                .from(DECISION_EVIDENCE)
                .where(DECISION_EVIDENCE.DECISION.eq(decisionId))
                .fetch(DECISION_EVIDENCE.FINDING));
        Set<PlatformEffect> restore = EnumSet.of(PlatformEffect.RESTORE);
        insert(
                new Decision(
                        id,
                        decision.caseId(),
                        Ruling.RESTORE,
                        clause.id(),
                        clause.title(),
                        decision.release(),
                        restore,
                        decision.exemption(),
                        decision.exemptionReason(),
                        reason.strip(),
                        caller.actor().id(),
                        now,
                        now,
                        null),
                clause.rung(),
                findings);
        publish(id, file, clause, Ruling.RESTORE, restore, decision.release(), reason.strip(), now, now, caller);
        return decision(id);
    }

    private Decision decision(UUID id) {
        return reader.decisions(DECISION.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no decision " + id + "."));
    }
}
