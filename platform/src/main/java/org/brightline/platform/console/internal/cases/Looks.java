package org.brightline.platform.console.internal.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brightline.platform.access.Caller;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.vault.Vault;
import org.springframework.stereotype.Component;

/** Who has looked at what of a case. The journal knows: nothing is opened without an entry. */
@Component
class Looks {
    private final Journal journal;
    private final Vault vault;

    Looks(Journal journal, Vault vault) {
        this.journal = journal;
        this.vault = vault;
    }

    /** All looks at what was posted, oldest first. */
    List<JournalEntry> at(UUID caseId) {
        return journal.referencing("for", caseId.toString()).stream()
                .filter(entry -> entry.kind().equals(ActKind.EXHIBIT_OPENED.text()))
                .toList();
    }

    /** What of the case's newest version somebody could look at and has not, in words, such as «the text» and «picture 1». */
    List<String> missing(CaseFile file, Caller caller) {
        Set<String> seen = at(file.summary().id()).stream()
                .filter(entry -> entry.actor().equals(caller.actor().text()))
                .map(Looks::exhibit)
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        parts(file.items().getLast()).forEach((exhibit, words) -> {
            if (!seen.contains(exhibit.toString()) && vault.info(exhibit).expiredAt() == null) {
                missing.add(words);
            }
        });
        return missing;
    }

    /** What a look was at, in words. */
    String words(CaseFile file, JournalEntry look) {
        return file.items().stream()
                .flatMap(item -> parts(item).entrySet().stream())
                .filter(part -> part.getKey().toString().equals(exhibit(look)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("sealed content");
    }

    private static String exhibit(JournalEntry look) {
        return look.references().getOrDefault("exhibit", "");
    }

    private Map<UUID, String> parts(KeptItem item) {
        Map<UUID, String> parts = new LinkedHashMap<>();
        if (item.text() != null) {
            parts.put(item.text(), "the text");
        }
        for (KeptMedium medium : item.media()) {
            parts.put(medium.exhibit(), words(medium));
        }
        return parts;
    }

    /** A medium by its kind and place, in words, such as «video 1». */
    String words(KeptMedium medium) {
        return (video(medium) ? "video " : "picture ") + (medium.position() + 1);
    }

    /** Whether it is a video. */
    boolean video(KeptMedium medium) {
        return vault.info(medium.exhibit()).mediaType().startsWith("video/");
    }
}
