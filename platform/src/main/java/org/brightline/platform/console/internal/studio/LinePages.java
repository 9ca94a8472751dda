package org.brightline.platform.console.internal.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Clause;
import org.brightline.policy.Example;
import org.brightline.policy.Release;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LinePages {
    private final Pages pages;
    private final Releases releases;

    LinePages(Pages pages, Releases releases) {
        this.pages = pages;
        this.releases = releases;
    }

    @Requires(Permission.RELEASES_READ)
    @GetMapping("/line")
    ResponseEntity<String> line(Sessions.Session session) {
        Release release = releases.current().release();
        LineView view = new LineView(
                release.name(),
                release.digest(),
                release.clauses().stream()
                        .sorted(Comparator.comparing(Clause::rung).thenComparing(Clause::id))
                        .map(LinePages::clause)
                        .toList());
        boolean studio = session.caller().may(Permission.RELEASES_DRAFT)
                || session.caller().may(Permission.RELEASES_PUBLISH);
        return pages.show(
                "line", Map.of("frame", pages.frame("The line", "/line", session), "line", view, "studio", studio));
    }

    private static LineView.Clause clause(Clause clause) {
        return new LineView.Clause(
                clause.id(),
                clause.title(),
                clause.rung().name(),
                Words.lower(clause.mode().name()),
                clause.text(),
                clause.law(),
                clause.effects().stream()
                        .map(effect -> Words.lower(effect.name()))
                        .toList(),
                examples(clause.mustMatch()),
                examples(clause.mustNotMatch()),
                examples(clause.mustAsk()));
    }

    private static List<String> examples(List<Example> examples) {
        return examples.stream().map(LinePages::words).toList();
    }

    /** A post comes out by what is known about it too: the same words may stand in two lists. */
    private static String words(Example example) {
        List<String> about = new ArrayList<>();
        if (!example.known().isEmpty()) {
            about.add("with a picture in the bank " + String.join(" and ", example.known()));
        }
        if (!example.audience().equals("PUBLIC")) {
            about.add("for a " + Words.audience(example.audience()));
        }
        String language = example.language();
        if (language != null) {
            about.add("in " + Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH));
        }
        example.history().entrySet().stream()
                .map(window -> window.getKey() + ": " + window.getValue())
                .sorted()
                .forEach(about::add);
        String said = String.join("; ", about);
        return example.text().isEmpty() ? said : example.text() + (said.isEmpty() ? "" : " (" + said + ")");
    }
}
