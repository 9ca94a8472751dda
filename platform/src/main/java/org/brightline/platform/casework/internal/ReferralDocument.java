package org.brightline.platform.casework.internal;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Person;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.Referral;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.vault.ExhibitInfo;
import org.brightline.platform.vault.Vault;
import org.brightline.policy.Clause;

/** A referral as a person hands it to an authority: plain words, and the digests by which what is preserved can be recognised. */
final class ReferralDocument {
    private final Access access;
    private final Vault vault;

    ReferralDocument(Access access, Vault vault) {
        this.access = access;
        this.vault = vault;
    }

    String write(Referral referral, CaseFile file, FoundClause finding, Clause clause, Instant now) {
        KeptItem item = file.items().stream()
                .filter(kept -> kept.id().equals(finding.item()))
                .findFirst()
                .orElseThrow();
        StringBuilder out = new StringBuilder();
        line(out, "Referral to: " + referral.authority());
        line(out, "Regulation (EU) 2021/784, Article 14(5)");
        line(out, "Referral " + referral.id() + ", case " + referral.caseId() + ", written on " + now);
        title(out, "What was posted, and where");
        line(out, "Platform: " + item.platform());
        line(out, "The platform's own name of it: " + item.externalId() + " (" + item.kind() + ")");
        line(
                out,
                "Posted on " + item.createdAt() + ", received on " + item.receivedAt() + ", to be seen by "
                        + item.audience().name());
        if (item.contextLink() != null) {
            line(out, "On the platform: " + item.contextLink());
        }
        title(out, "Why it is referred");
        line(out, referral.reason());
        title(out, "The rule");
        line(out, finding.clauseTitle() + " (" + finding.clause() + " of release " + finding.release() + ")");
        line(out, clause.text().strip());
        line(out, clause.law().strip());
        title(out, "Why it is not education, journalism, art, research, counter-speech or public debate");
        line(out, referral.purpose());
        title(out, "Who agreed");
        line(out, "Proposed by " + name(referral.proposedBy()) + " on " + referral.proposedAt() + ".");
        line(
                out,
                "Confirmed by " + name(Objects.requireNonNull(referral.answeredBy())) + " on " + referral.answeredAt()
                        + ": " + referral.answer());
        title(out, "What is preserved");
        line(out, "Sealed, and kept until the hold on it is lifted. This document does not hold it.");
        Stream.concat(
                        Stream.of(item.text(), item.author()).filter(Objects::nonNull),
                        item.media().stream().map(KeptMedium::exhibit))
                .map(vault::info)
                .forEach(exhibit -> line(out, exhibit(exhibit)));
        return out.toString();
    }

    private static String exhibit(ExhibitInfo info) {
        return switch (info.kind()) {
            case TEXT -> "The text, exhibit " + info.id() + ", " + info.size() + " bytes";
            case AUTHOR -> "The platform's reference of the author, exhibit " + info.id();
            case MEDIUM ->
                "A file, " + info.mediaType() + ", exhibit " + info.id() + ", " + info.size() + " bytes, SHA-256 "
                        + info.digest();
        };
    }

    private String name(UUID person) {
        return access.person(person).map(Person::name).orElse("somebody");
    }

    private static void title(StringBuilder out, String title) {
        out.append('\n')
                .append(title)
                .append('\n')
                .append("-".repeat(title.length()))
                .append('\n');
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append('\n');
    }
}
