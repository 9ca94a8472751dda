package org.brightline.platform.console.internal.cases;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.CaseSummary;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.LegalHold;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.console.internal.Choice;
import org.brightline.platform.console.internal.DeliveryWords;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.vault.Vault;
import org.brightline.policy.Clause;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Explanation;
import org.brightline.policy.Release;
import org.brightline.policy.Rung;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of a case shows. */
@Component
class CaseViews {
    /** Of so many near-identical cases it is told beforehand whether they are copies. */
    private static final int COUNTED = 20;

    private final Access access;
    private final Casework casework;
    private final Releases releases;
    private final Actions actions;
    private final Journal journal;
    private final Vault vault;
    private final Looks looks;
    private final DeliveryWords words;
    private final ReferralViews referrals;
    private final Clock clock;

    CaseViews(
            Access access,
            Casework casework,
            Releases releases,
            Actions actions,
            Journal journal,
            Vault vault,
            Looks looks,
            DeliveryWords words,
            ReferralViews referrals,
            Clock clock) {
        this.access = access;
        this.casework = casework;
        this.releases = releases;
        this.actions = actions;
        this.journal = journal;
        this.vault = vault;
        this.looks = looks;
        this.words = words;
        this.referrals = referrals;
        this.clock = clock;
    }

    CaseView of(CaseFile file, Caller caller) {
        CaseSummary summary = file.summary();
        KeptItem item = file.items().getLast();
        Release release = file.findings().stream()
                .findFirst()
                .flatMap(finding -> releases.release(finding.release()))
                .orElseGet(() -> releases.current().release());
        @Nullable Decision last = file.decisions().stream()
                .filter(decision -> decision.undoneAt() == null)
                .reduce((first, second) -> second)
                .orElse(null);
        boolean inTime = last != null
                && last.ruling() != Ruling.RESTORE
                && clock.instant().isBefore(last.effectiveAt());
        CaseView.Hold hold = hold(summary, caller);
        List<Delivery> deliveries = actions.ofCase(summary.id());
        return new CaseView(
                summary.id(),
                summary.rung(),
                summary.title(),
                summary.platform(),
                summary.externalId(),
                summary.kind(),
                Words.audience(summary.audience()),
                item.languageHint(),
                item.createdAt(),
                item.receivedAt(),
                summary.deadline(),
                !summary.open(),
                item.contextLink(),
                item.text(),
                item.text() != null && vault.info(item.text()).expiredAt() != null,
                caller.may(Permission.EXHIBITS_OPEN),
                media(item),
                file.findings().stream().map(this::finding).toList(),
                clauses(file, release),
                Words.exemptions(),
                file.machineHold(),
                hold,
                hold.mine() ? looks.missing(file, caller) : List.of(),
                hold.mine() ? copies(summary, caller) : "",
                file.decisions().stream().map(this::decision).toList().reversed(),
                last != null && inTime && last.decidedBy().equals(caller.actor().id())
                        ? new CaseView.Undo(last.id(), last.effectiveAt(), last.ruling() == Ruling.ACT)
                        : null,
                last != null && last.ruling() == Ruling.ACT && !inTime && caller.may(Permission.CASES_REVERSE),
                words.of(deliveries).stream().map(CaseViews::delivery).toList(),
                history(file),
                inTime || deliveries.stream().anyMatch(CaseViews::underWay),
                summary.alike(),
                casework.legalHold(summary.id()).map(this::legalHold).orElse(null),
                caller.may(Permission.EXHIBITS_HOLD),
                referrals.of(file, caller),
                release.digest());
    }

    /** The acts on the case and the looks at what was posted, newest first. */
    private List<CaseView.Event> history(CaseFile file) {
        UUID caseId = file.summary().id();
        return Stream.concat(
                        journal.referencing("case", caseId.toString()).stream()
                                .map(entry -> event(entry, Words.act(entry))),
                        looks.at(caseId).stream().map(look -> event(look, "Looked at " + looks.words(file, look))))
                .sorted(Comparator.comparing(CaseView.Event::at)
                        .thenComparing(CaseView.Event::entry)
                        .reversed())
                .toList();
    }

    private CaseView.Event event(JournalEntry entry, String words) {
        return new CaseView.Event(entry.at(), words, Words.actor(entry.actor(), access), entry.id(), entry.index());
    }

    private static boolean underWay(Delivery delivery) {
        return delivery.state() == DeliveryState.WAITING || delivery.state() == DeliveryState.DELIVERED;
    }

    private String copies(CaseSummary summary, Caller caller) {
        if (summary.alike() == 0) {
            return "";
        }
        int copies = casework.identical(summary.id(), COUNTED, caller);
        String atLeast = summary.alike() > COUNTED ? "at least " : "";
        return copies == 0 ? "" : atLeast + (copies == 1 ? "1 identical copy" : copies + " identical copies");
    }

    private CaseView.LegalHoldView legalHold(LegalHold hold) {
        return new CaseView.LegalHoldView(
                hold.reason(), access.person(hold.placedBy()).map(Person::name).orElse("somebody"), hold.placedAt());
    }

    private List<CaseView.Medium> media(KeptItem item) {
        return item.media().stream()
                .map(medium -> vault.info(medium.exhibit()))
                .map(info -> new CaseView.Medium(info.id(), info.mediaType(), info.size(), info.expiredAt() != null))
                .toList();
    }

    private CaseView.FindingView finding(FoundClause finding) {
        Optional<ClauseResult> result = releases.release(finding.release()).flatMap(finding::under);
        return new CaseView.FindingView(
                finding.id(),
                finding.rung(),
                finding.result(),
                finding.clause(),
                finding.clauseTitle(),
                StreamSupport.stream(finding.evidence().spliterator(), false)
                        .map(EvidenceWords::evidence)
                        .toList(),
                result.map(it -> TraceView.of(it.clause().conditions(), it.trace(), finding.evidence()))
                        .orElse(null),
                result.map(it -> Explanation.forUser(it, null)).orElse(null));
    }

    /** The clauses that were found first, gravest first, then the others of the release that can be acted under. */
    private static List<CaseView.ClauseView> clauses(CaseFile file, Release release) {
        Map<String, Clause> clauses = new LinkedHashMap<>();
        file.findings()
                .forEach(finding ->
                        release.clause(finding.clause()).ifPresent(clause -> clauses.putIfAbsent(clause.id(), clause)));
        if (clauses.isEmpty()) {
            release.clauses().stream()
                    .filter(clause -> clause.rung() != Rung.VIEW)
                    .forEach(clause -> clauses.put(clause.id(), clause));
        }
        return clauses.values().stream()
                .map(clause -> new CaseView.ClauseView(
                        clause.id(),
                        clause.title(),
                        clause.text(),
                        clause.law(),
                        clause.rung().name(),
                        effects(clause)))
                .toList();
    }

    private static List<Choice> effects(Clause clause) {
        return Stream.of(PlatformEffect.values())
                .filter(PlatformEffect::chosen)
                .map(Enum::name)
                .filter(name -> clause.effects().stream()
                        .anyMatch(effect -> effect.name().equals(name)))
                .map(name -> new Choice(name, Words.effect(name), Words.effectHint(name)))
                .toList();
    }

    private CaseView.Hold hold(CaseSummary summary, Caller caller) {
        UUID holder = summary.holder();
        boolean mine = Objects.equals(holder, caller.actor().id());
        return new CaseView.Hold(
                mine,
                holder == null || mine
                        ? null
                        : access.person(holder).map(Person::name).orElse("Somebody"),
                summary.heldUntil(),
                caller.may(Permission.CASES_DECIDE));
    }

    private CaseView.DecisionView decision(Decision decision) {
        return new CaseView.DecisionView(
                decision.id(),
                decision.ruling() != Ruling.NO_ACTION,
                decision.effects().stream()
                        .map(effect -> Words.effect(effect.name()))
                        .collect(Collectors.joining(", ")),
                decision.clauseTitle(),
                Words.exemption(decision.exemption()) + ": " + decision.exemptionReason(),
                decision.reason(),
                access.person(decision.decidedBy()).map(Person::name).orElse("somebody"),
                decision.decidedAt(),
                decision.undoneAt() != null,
                casework.takenAlong(decision.id()),
                decision.release().substring(0, 12));
    }

    private static CaseView.DeliveryView delivery(DeliveryWords.Told told) {
        Delivery delivery = told.delivery();
        return new CaseView.DeliveryView(
                delivery.id(),
                Words.effect(delivery.effect().name()),
                delivery.state().name(),
                told.words(),
                delivery.lastError());
    }
}
