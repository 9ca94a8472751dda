package org.brightline.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.brightline.assessment.Medium;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Permissions;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.DecisionRequest;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.intake.Intake;
import org.brightline.policy.Exemption;
import tools.jackson.databind.json.JsonMapper;

/** Posts that cross the line, and people who decide on them, for tests of what follows. */
public final class Desk {
    /** A text that the shipped release finds to be incitement. */
    public static final String CALL = "Burn down the town hall tonight. Kill everyone inside, brothers. ";

    private final RunningPlatform platform;
    private final Casework casework;

    /** A desk at a running server. */
    public Desk(RunningPlatform platform) {
        this.platform = platform;
        this.casework = platform.bean(Casework.class);
    }

    /** Somebody who works here. */
    public Caller person(String login, Role role) {
        var person = platform.bean(Access.class)
                .createPerson(login, login, Set.of(role), Actor.MACHINE)
                .person();
        return new Caller(Actor.person(person.id()), login, Permissions.of(Set.of(role)), null);
    }

    /** Takes a post in and answers its case. */
    public UUID open(String forum, String externalId, String text, Medium... media) {
        String json = new JsonMapper()
                .writeValueAsString(Map.of(
                        "platform",
                        forum,
                        "externalId",
                        externalId,
                        "kind",
                        "post",
                        "author",
                        "author of " + externalId,
                        "audience",
                        "PUBLIC",
                        "language",
                        "en",
                        "createdAt",
                        "2026-06-01T07:00:00Z",
                        "text",
                        text));
        Caller key = new Caller(Actor.key(UUID.randomUUID()), forum, Set.of(Permission.ITEMS_SUBMIT), forum);
        UUID item = platform.bean(Intake.class)
                .accept(json.getBytes(UTF_8), List.of(media), key, null)
                .item();
        return casework.caseOf(Objects.requireNonNull(item)).orElseThrow();
    }

    /** A whole request to act on a case. */
    public DecisionRequest act(UUID caseId, boolean alsoIdentical, PlatformEffect... effects) {
        CaseFile file = casework.file(caseId);
        FoundClause finding = file.findings().getFirst();
        return new DecisionRequest(
                caseId,
                Ruling.ACT,
                finding.clause(),
                finding.release(),
                Set.of(effects),
                Set.of(finding.id()),
                Exemption.NONE,
                "It is a call and nothing else.",
                "It calls for killing people.",
                alsoIdentical);
    }

    /** Takes a case and decides to remove. */
    public Decision remove(UUID caseId, Caller by) {
        casework.claim(caseId, by);
        return casework.decide(act(caseId, false, PlatformEffect.REMOVE), by).getFirst();
    }
}
