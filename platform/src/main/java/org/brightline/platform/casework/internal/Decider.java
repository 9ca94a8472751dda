package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.DECISION;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
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
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.vault.Vault;
import org.brightline.policy.Clause;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectSeekStep1;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Takes decisions, on a case and on its identical copies. Runs in the caller's transaction. */
final class Decider {
    private final DSLContext database;
    private final Vault vault;
    private final DecisionCheck check;
    private final CaseReader reader;
    private final DecisionRows rows;
    private final MachineHolds machineHolds;
    private final ApplicationEventPublisher events;
    private final CaseworkSettings settings;
    private final Clock clock;

    Decider(
            DSLContext database,
            Vault vault,
            Releases releases,
            CaseReader reader,
            DecisionRows rows,
            MachineHolds machineHolds,
            ApplicationEventPublisher events,
            CaseworkSettings settings,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.check = new DecisionCheck(releases);
        this.reader = reader;
        this.rows = rows;
        this.machineHolds = machineHolds;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** A copy that is decided alike, and its own evidence for that. */
    private record Copy(CaseFile file, Set<UUID> findings) {}

    List<Decision> decide(DecisionRequest request, Caller caller) {
        UUID person = PostgresCasework.person(caller);
        Clause clause = check.check(request);
        Instant now = clock.instant();
        close(request.caseId(), person, now);
        CaseFile file = reader.file(request.caseId());
        Set<UUID> known = file.findings().stream().map(FoundClause::id).collect(Collectors.toSet());
        if (!known.containsAll(request.findings())) {
            throw DecisionCheck.incomplete("The evidence must be findings of this case.", "/findings");
        }
        List<DecisionTaken> taken = new ArrayList<>();
        DecisionTaken first = write(request, clause, file, request.findings(), null, caller, now);
        taken.add(first);
        if (request.alsoIdentical()) {
            for (Copy copy : closeIdentical(file, request.findings(), person, now)) {
                taken.add(write(request, clause, copy.file(), copy.findings(), first.decision(), caller, now));
            }
        }
        // Listeners hold on to a platform until the transaction ends; in one order nobody waits for another in a
        // circle.
        taken.stream().sorted(Comparator.comparing(DecisionTaken::platform)).forEach(events::publishEvent);
        return taken.stream()
                .flatMap(it -> reader.decisions(DECISION.ID.eq(it.decision())).stream())
                .toList();
    }

    private void close(UUID caseId, UUID person, Instant now) {
        int closed = database.update(CASE_FILE)
                .set(CASE_FILE.STATE, "DECIDED")
                .set(CASE_FILE.REOPENED, false)
                .setNull(CASE_FILE.CLAIMED_BY)
                .setNull(CASE_FILE.CLAIMED_UNTIL)
                .where(PostgresCasework.held(caseId, person, now))
                .and(CASE_FILE.STATE.eq("OPEN"))
                .execute();
        if (closed == 0) {
            throw reader.summary(caseId).open()
                    ? new Problem(
                            ProblemType.NOT_CLAIMED,
                            "You do not hold this case: your hold has run out, or a new version of the post came in and ended it. "
                                    + "Look at it and take it again; what you wrote is not lost.")
                    : new Problem(ProblemType.DECIDED, "This case is decided already.");
        }
    }

    private DecisionTaken write(
            DecisionRequest request,
            Clause clause,
            CaseFile file,
            Set<UUID> findings,
            @Nullable UUID alongWith,
            Caller caller,
            Instant now) {
        Decision decision = new Decision(
                UUID.randomUUID(),
                file.summary().id(),
                Objects.requireNonNull(request.ruling()),
                clause.id(),
                clause.title(),
                request.release(),
                request.effects(),
                Objects.requireNonNull(request.exemption()),
                request.exemptionReason().strip(),
                request.reason().strip(),
                caller.actor().id(),
                now,
                now.plus(settings.undo()),
                alongWith,
                null);
        if (decision.ruling() == Ruling.ACT) {
            preserve(file, now);
        }
        DecisionTaken taken = rows.write(decision, clause, findings, file, caller);
        boolean held = machineHolds.end(decision.caseId(), decision.id());
        return held && decision.ruling() == Ruling.NO_ACTION
                ? taken.withEffects(EnumSet.of(PlatformEffect.RESTORE))
                : taken;
    }

    private void preserve(CaseFile file, Instant now) {
        Instant until = now.plus(settings.preserve());
        for (KeptItem item : file.items()) {
            Stream.of(item.text(), item.author()).filter(Objects::nonNull).forEach(id -> vault.keepUntil(id, until));
            item.media().stream().map(KeptMedium::exhibit).forEach(id -> vault.keepUntil(id, until));
        }
    }

    /** How many cases a decision that rests on all findings would take along; of the near-identical ones {@code most} are looked at. */
    int identical(UUID caseId, int most, UUID person) {
        CaseFile file = reader.file(caseId);
        Set<UUID> all = file.findings().stream().map(FoundClause::id).collect(Collectors.toSet());
        List<UUID> cluster = others(file, person, clock.instant()).limit(most).fetch(CASE_FILE.ID);
        return copies(file, all, cluster).size();
    }

    /** The identical copies among the cluster's open cases. They are closed. */
    private List<Copy> closeIdentical(CaseFile file, Set<UUID> chosen, UUID person, Instant now) {
        List<UUID> cluster = others(file, person, now).forUpdate().skipLocked().fetch(CASE_FILE.ID);
        List<Copy> copies = copies(file, chosen, cluster);
        database.update(CASE_FILE)
                .set(CASE_FILE.STATE, "DECIDED")
                .set(CASE_FILE.REOPENED, false)
                .setNull(CASE_FILE.CLAIMED_BY)
                .setNull(CASE_FILE.CLAIMED_UNTIL)
                .where(CASE_FILE.ID.in(
                        copies.stream().map(copy -> copy.file().summary().id()).toList()))
                .execute();
        return copies;
    }

    /** Other open cases of the cluster that nobody else holds. */
    private SelectSeekStep1<Record1<UUID>, UUID> others(CaseFile file, UUID person, Instant now) {
        return database.select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.CLUSTER.eq(database.select(CASE_FILE.CLUSTER)
                        .from(CASE_FILE)
                        .where(CASE_FILE.ID.eq(file.summary().id()))))
                .and(CASE_FILE.STATE.eq("OPEN"))
                .and(CASE_FILE.ID.ne(file.summary().id()))
                .and(CASE_FILE
                        .CLAIMED_BY
                        .isNull()
                        .or(CASE_FILE.CLAIMED_BY.eq(person))
                        .or(CASE_FILE.CLAIMED_UNTIL.le(now)))
                .orderBy(CASE_FILE.ID);
    }

    /** Those that say the same in words and pictures, and have findings of the clauses on which the decision rests. */
    private List<Copy> copies(CaseFile file, Set<UUID> chosen, List<UUID> cluster) {
        Set<String> clauses = file.findings().stream()
                .filter(finding -> chosen.contains(finding.id()))
                .map(FoundClause::clause)
                .collect(Collectors.toSet());
        List<Copy> copies = new ArrayList<>();
        for (UUID id : cluster) {
            CaseFile other = reader.file(id);
            Set<UUID> findings = other.findings().stream()
                    .filter(finding -> clauses.contains(finding.clause()))
                    .map(FoundClause::id)
                    .collect(Collectors.toSet());
            if (saysTheSame(file, other) && !findings.isEmpty()) {
                copies.add(new Copy(other, findings));
            }
        }
        return copies;
    }

    /** The words must be the same too where there is a picture: they may turn it into a report. */
    private static boolean saysTheSame(CaseFile one, CaseFile other) {
        return told(one)
                && told(other)
                && texts(one).equals(texts(other))
                && pictures(one).equals(pictures(other));
    }

    /** Whether every text can be told from others by its digest; one of signs alone has none. */
    private static boolean told(CaseFile file) {
        return file.items().stream().noneMatch(item -> item.text() != null && item.textDigest() == null);
    }

    private static Set<String> texts(CaseFile file) {
        return file.items().stream()
                .map(KeptItem::textDigest)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> pictures(CaseFile file) {
        return file.items().stream()
                .flatMap(item -> item.media().stream())
                .map(KeptMedium::sha256)
                .collect(Collectors.toSet());
    }
}
