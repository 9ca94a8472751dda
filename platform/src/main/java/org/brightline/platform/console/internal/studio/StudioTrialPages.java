package org.brightline.platform.console.internal.studio;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.base.Problem;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.intake.AccountHistory;
import org.brightline.platform.releases.Drafts;
import org.brightline.policy.Example;
import org.brightline.policy.Explanation;
import org.brightline.policy.Judgement;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.facts.LanguageTag;
import org.brightline.policy.facts.Window;
import org.brightline.policy.files.ReleaseReader;
import org.brightline.policy.trial.PolicyTestReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Parts of a draft's page on which it is tried: one text, and its examples and tests. Nothing of it is written down. */
@RestController
@RequestMapping("/studio/{id}")
class StudioTrialPages {
    private static final int LONGEST_TEXT = 20_000;

    private final Pages pages;
    private final Drafts drafts;

    StudioTrialPages(Pages pages, Drafts drafts) {
        this.pages = pages;
        this.drafts = drafts;
    }

    @Requires(Permission.RELEASES_READ)
    @PostMapping("/trial")
    ResponseEntity<String> trial(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "PUBLIC") String audience,
            @RequestParam MultiValueMap<String, String> form) {
        return part(() -> {
            if (text.length() > LONGEST_TEXT) {
                return refusal("A text to be tried has at most " + LONGEST_TEXT + " characters.");
            }
            String named = language.strip();
            if (!named.isEmpty() && !LanguageTag.isOne(named)) {
                return refusal(
                        "«" + named + "» is no language; write its tag, for example en or pt-BR, or leave it out.");
            }
            Example post = new Example(text, named.isEmpty() ? null : named, audience, List.of(), history(form));
            Judgement judgement = drafts.judge(id, post);
            List<StudioTried> tried = judgement.results().stream()
                    .map(result -> new StudioTried(
                            result.clause().title(),
                            result.clause().rung().name(),
                            switch (result.result()) {
                                case MATCH -> "met";
                                case NO_MATCH -> "not met";
                                case UNDETERMINED ->
                                    judgement.isCounted(result) ? "cannot be told, only counted" : "cannot be told";
                            },
                            result.clause().rung() != Rung.VIEW
                                    && result.result() != Result.NO_MATCH
                                    && !judgement.isCounted(result),
                            Explanation.forReviewer(result, judgement, text),
                            Explanation.forUser(result, text)))
                    .toList();
            return pages.show("studiotrial", Map.of("comesTo", comesTo(judgement, tried), "tried", tried));
        });
    }

    private static String comesTo(Judgement judgement, List<StudioTried> tried) {
        String rung = judgement.rung().map(one -> Words.lower(one.name())).orElse("");
        return switch (judgement.result()) {
            case MATCH -> "By the clauses of this draft that are in force it comes before a person: " + rung + ".";
            case UNDETERMINED ->
                rung.isEmpty()
                        ? "It is only counted as unread: what cannot be told of it comes before nobody."
                        : "By the clauses of this draft that are in force a person has to tell: " + rung + ".";
            case NO_MATCH ->
                tried.stream().anyMatch(StudioTried::crosses)
                        ? "The clauses in force find nothing; what is only tried says something else."
                        : "It does not cross the line.";
        };
    }

    /** The windows and their counts come in the order of the page, an empty count where it was left open. */
    private static Map<Window, Long> history(MultiValueMap<String, String> form) {
        List<String> windows = form.getOrDefault("window", List.of());
        List<String> counts = form.getOrDefault("count", List.of());
        Map<String, String> typed = new TreeMap<>();
        for (int i = 0; i < Math.min(windows.size(), counts.size()); i++) {
            typed.put(windows.get(i), counts.get(i));
        }
        return AccountHistory.typed(typed);
    }

    @Requires(Permission.RELEASES_READ)
    @PostMapping("/tests")
    ResponseEntity<String> tests(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean shipped,
            @RequestParam(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        Map<String, String> tests = new TreeMap<>();
        if (shipped) {
            // Under other names, so that none of them takes the place of one that is kept with the draft.
            ReleaseReader.shippedTests().forEach((name, text) -> tests.put("shipped-" + name, text));
        }
        tests.putAll(StudioTestPages.texts(files));
        return part(() -> {
            PolicyTestReport report = drafts.test(id, tests);
            return pages.show("studiotests", Map.of("report", report));
        });
    }

    /** A part of a page says in its own place what was refused. */
    private ResponseEntity<String> part(Supplier<ResponseEntity<String>> part) {
        try {
            return part.get();
        } catch (Problem problem) {
            return refusal(problem.detail());
        }
    }

    private ResponseEntity<String> refusal(String detail) {
        return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "studiorefusal", Map.of("refusal", detail));
    }
}
