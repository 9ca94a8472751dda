package org.brightline.platform.console.internal.studio;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.CheckedFiles;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.files.ClauseWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clause files of a draft: written, checked while they are typed, added and taken out. */
@RestController
@RequestMapping("/studio/{id}/files")
class StudioFilePages {
    private static final List<String> WORDS = ClauseWords.all();

    private static final String ID = "[a-z][a-z0-9-]{2,60}";

    private final Pages pages;
    private final StudioDraftPage draftPage;
    private final Drafts drafts;
    private final Journal journal;
    private final Access access;

    StudioFilePages(Pages pages, StudioDraftPage draftPage, Drafts drafts, Journal journal, Access access) {
        this.pages = pages;
        this.draftPage = draftPage;
        this.drafts = drafts;
        this.journal = journal;
        this.access = access;
    }

    @Requires(Permission.RELEASES_READ)
    @GetMapping("/{file}")
    ResponseEntity<String> file(@PathVariable UUID id, @PathVariable String file, Sessions.Session session) {
        Draft draft = draft(id);
        String text = draft.files().get(file);
        if (text == null) {
            throw new Problem(ProblemType.NOT_FOUND, "The draft has no file " + file + ".");
        }
        return show(HttpStatus.OK, draft, draft.mark(file), file, text, session, false, "", null);
    }

    /** What is wrong with a text that is being typed; nothing is written down. */
    @Requires(Permission.RELEASES_READ)
    @PostMapping("/{file}/check")
    ResponseEntity<String> check(@PathVariable String file, @RequestParam(defaultValue = "") String text) {
        return pages.show("studioproblems", Map.of("problems", problems(file, lines(text))));
    }

    /** What was typed stays on the page when it is not saved. */
    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/{file}")
    ResponseEntity<String> save(
            @PathVariable UUID id,
            @PathVariable String file,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String text,
            Sessions.Session session) {
        String typed = lines(text);
        try {
            Draft saved =
                    drafts.saveFile(id, file, seen, typed, session.caller().actor());
            return show(HttpStatus.OK, saved, saved.mark(file), file, typed, session, true, "", null);
        } catch (Problem problem) {
            Draft now = draft(id);
            return show(
                    HttpStatus.valueOf(problem.type().status()),
                    now,
                    seen,
                    file,
                    typed,
                    session,
                    false,
                    problem.detail(),
                    now.state() == Draft.State.DRAFT && !now.mark(file).equals(seen) ? meanwhile(now, file) : null);
        }
    }

    /** Who wrote the file last. Where the journal does not tell, all that is known is that the draft was changed. */
    private StudioFileView.Meanwhile meanwhile(Draft draft, String file) {
        boolean gone = !draft.files().containsKey(file);
        return LastWriter.of(journal.referencing("draft", draft.id().toString()), file)
                .map(entry -> new StudioFileView.Meanwhile(
                        Words.actor(entry.actor(), access), entry.at().toString(), gone))
                .orElseGet(() -> new StudioFileView.Meanwhile(
                        "Somebody", draft.changedAt().toString(), gone));
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping
    ResponseEntity<String> add(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String clause, Sessions.Session session) {
        Draft draft = draft(id);
        String name = clause.strip();
        String file = name + ".yaml";
        try {
            refuseTaken(draft, name);
            drafts.saveFile(
                    id, file, "", BEGINNING.formatted(name), session.caller().actor());
            return Pages.to("/studio/" + id + "/files/" + file);
        } catch (Problem problem) {
            return draftPage.refused(problem, id, session, "files", Map.of("clause", clause));
        }
    }

    /** An id is that of a file, and of the clause in it; an author may have called the file otherwise. */
    private static void refuseTaken(Draft draft, String name) {
        if (!name.matches(ID)) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "An id has 3 to 61 lower-case letters, digits and hyphens and begins with a letter, such as solicitation-again.");
        }
        Release made = CheckedFiles.of(draft).release();
        if (draft.files().containsKey(name + ".yaml")
                || (made != null && made.clause(name).isPresent())) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The draft has a clause " + name
                            + " already. Take another id, or change that clause in the list above.");
        }
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/{file}/removal")
    ResponseEntity<String> remove(
            @PathVariable UUID id,
            @PathVariable String file,
            @RequestParam(defaultValue = "") String seen,
            Sessions.Session session) {
        try {
            drafts.saveFile(id, file, seen, null, session.caller().actor());
            return Pages.to("/studio/" + id);
        } catch (Problem problem) {
            return draftPage.refused(problem, id, session, "removal", Map.of());
        }
    }

    /** It is wrong in what only the author can know, and says so in its lines. */
    private static final String BEGINNING = """
            id: %s
            title:
            text: >-
              Forbidden: … Not forbidden: …
            law: Regulation (EU) 2021/784 Art. 2(7); what is not terrorist content, Art. 1(3)
            rung:
            mode: shadow
            on_undetermined: count
            conditions:
              conduct:
                says: …
                cel: text.found()
            when: conduct
            exemptions_to_ask: [education, journalism, art, research, counter_terrorism, public_debate]
            effects:
              - preserve
            must_match:
              - …
            must_not_match:
              - …
            """;

    private ResponseEntity<String> show(
            HttpStatus status,
            Draft draft,
            String seen,
            String file,
            String text,
            Sessions.Session session,
            boolean saved,
            String refusal,
            StudioFileView.@Nullable Meanwhile meanwhile) {
        StudioFileView view = new StudioFileView(
                draft.id().toString(),
                draft.name(),
                file,
                seen,
                text,
                draft.state() == Draft.State.DRAFT
                        && draft.rollsBackTo() == null
                        && session.caller().may(Permission.RELEASES_DRAFT),
                saved,
                problems(file, text),
                refusal,
                meanwhile,
                WORDS);
        return pages.show(
                status, "studiofile", Map.of("frame", pages.frame(file, StudioPages.ROOM, session), "view", view));
    }

    private static List<PolicyProblem> problems(String file, String text) {
        return CheckedFiles.of(file, Map.of(file, text)).told();
    }

    private Draft draft(UUID id) {
        return drafts.draft(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no draft " + id + "."));
    }

    /** Browsers send line ends of two characters. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
