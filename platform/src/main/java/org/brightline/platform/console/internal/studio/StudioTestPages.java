package org.brightline.platform.console.internal.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.releases.Drafts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The test files that are kept with a draft: added, written over under the same name, taken out. */
@RestController
@RequestMapping("/studio/{id}/kept-tests")
class StudioTestPages {
    private final StudioDraftPage page;
    private final Drafts drafts;

    StudioTestPages(StudioDraftPage page, Drafts drafts) {
        this.page = page;
        this.drafts = drafts;
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping
    ResponseEntity<String> keep(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Sessions.Session session)
            throws IOException {
        Map<String, String> chosen = texts(files);
        return changed(id, version, session, tests -> {
            if (chosen.isEmpty()) {
                throw new Problem(ProblemType.BAD_FIELD, "Choose a test file.");
            }
            tests.putAll(chosen);
            return tests;
        });
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/{file}/removal")
    ResponseEntity<String> remove(
            @PathVariable UUID id, @PathVariable String file, @RequestParam int version, Sessions.Session session) {
        return changed(id, version, session, tests -> {
            tests.remove(file);
            return tests;
        });
    }

    private ResponseEntity<String> changed(
            UUID id, int version, Sessions.Session session, UnaryOperator<Map<String, String>> change) {
        try {
            Map<String, String> now = drafts.draft(id)
                    .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no draft " + id + "."))
                    .tests();
            drafts.saveTests(
                    id,
                    version,
                    change.apply(new TreeMap<>(now)),
                    session.caller().actor());
            return Pages.to("/studio/" + id + "#tests-h");
        } catch (Problem problem) {
            return page.refused(problem, id, session, "kept-tests", Map.of());
        }
    }

    /** The files that somebody has chosen, by name. Some browsers send the folder too. */
    static Map<String, String> texts(@Nullable List<MultipartFile> files) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                String name = file.getOriginalFilename();
                texts.put(
                        name == null ? "tests.yaml" : name.replaceFirst(".*[/\\\\]", ""),
                        new String(file.getBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
