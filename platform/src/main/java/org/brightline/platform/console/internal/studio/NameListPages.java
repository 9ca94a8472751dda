package org.brightline.platform.console.internal.studio;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brightline.language.names.ListedName;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.reading.NameListVersion;
import org.brightline.platform.reading.NameLists;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Lists of designated organisations and of terrorist acts: what they say, since when, and who put them in force. */
@RestController
class NameListPages {
    private static final int SHOWN = 200;

    private final Pages pages;
    private final NameLists lists;
    private final Access access;

    NameListPages(Pages pages, NameLists lists, Access access) {
        this.pages = pages;
        this.lists = lists;
        this.access = access;
    }

    @Requires(Permission.RELEASES_READ)
    @GetMapping("/lists")
    ResponseEntity<String> all(Sessions.Session session) {
        return all(HttpStatus.OK, session, Map.of(), "");
    }

    /** What was typed stays in the form; a file has to be chosen again. */
    private ResponseEntity<String> all(
            HttpStatus status, Sessions.Session session, Map<String, String> typed, String refusal) {
        return pages.show(
                status,
                "namelists",
                Map.of(
                        "frame",
                        pages.frame("Lists of organisations", StudioPages.ROOM, session),
                        "lists",
                        lists.inForce().stream().map(this::version).toList(),
                        "mayEdit",
                        session.caller().may(Permission.LISTS_EDIT),
                        "typed",
                        typed,
                        "refusal",
                        refusal));
    }

    @Requires(Permission.LISTS_EDIT)
    @PostMapping("/lists")
    ResponseEntity<String> put(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultipartFile file,
            Sessions.Session session)
            throws IOException {
        try {
            lists.put(
                    list.strip(),
                    file.getBytes(),
                    source,
                    reason,
                    session.caller().actor());
            return Pages.to("/lists/" + list.strip());
        } catch (Problem problem) {
            return all(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    session,
                    Map.of("list", list, "source", source, "reason", reason),
                    problem.detail());
        }
    }

    @Requires(Permission.RELEASES_READ)
    @GetMapping("/lists/{list}")
    ResponseEntity<String> one(
            @PathVariable String list, @RequestParam(defaultValue = "") String find, Sessions.Session session) {
        List<NameListVersion> versions = lists.versions(list);
        if (versions.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no list " + list + ".");
        }
        String sought = find.strip().toLowerCase(Locale.ROOT);
        List<ListedName> fitting = lists.names(list).stream()
                .filter(name -> (name.entity() + "\n" + name.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(sought))
                .toList();
        NameListView view = new NameListView(
                list,
                versions.getFirst().sha256() != null,
                versions.stream().map(this::version).toList(),
                find.strip(),
                fitting.stream().limit(SHOWN).map(NameListPages::name).toList(),
                fitting.size(),
                session.caller().may(Permission.LISTS_EDIT));
        return pages.show(
                "namelist", Map.of("frame", pages.frame("List " + list, StudioPages.ROOM, session), "view", view));
    }

    @Requires(Permission.LISTS_EDIT)
    @PostMapping("/lists/{list}/withdrawal")
    ResponseEntity<String> withdraw(
            @PathVariable String list, @RequestParam(defaultValue = "") String reason, Sessions.Session session) {
        lists.withdraw(list, reason, session.caller().actor());
        return Pages.to("/lists/" + list);
    }

    private NameListView.Version version(NameListVersion version) {
        String digest = version.sha256();
        return new NameListView.Version(
                version.list(),
                digest == null ? "" : digest.substring(0, 12),
                version.made(),
                version.names(),
                version.skipped(),
                version.source(),
                version.reason(),
                Words.actor(version.putBy(), access),
                version.putAt());
    }

    private static NameListView.Name name(ListedName name) {
        return new NameListView.Name(
                name.entity(),
                name.name(),
                name.date().toString(),
                name.context().replace("|", ", "));
    }
}
