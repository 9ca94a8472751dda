package org.brightline.platform.console.internal.banks;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.Problem;
import org.brightline.platform.console.internal.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** How alike two pictures or two videos are. */
@RestController
class BankComparePages {
    private final Pages pages;
    private final Banks banks;

    BankComparePages(Pages pages, Banks banks) {
        this.pages = pages;
        this.banks = banks;
    }

    @Requires(Permission.BANKS_READ)
    @GetMapping("/banks/compare")
    ResponseEntity<String> compare(Sessions.Session session) {
        return show(HttpStatus.OK, session, null, "");
    }

    @Requires(Permission.BANKS_READ)
    @PostMapping("/banks/compare")
    ResponseEntity<String> compare(
            @RequestParam MultipartFile first, @RequestParam MultipartFile second, Sessions.Session session)
            throws IOException {
        try {
            String one = Uploads.name(first);
            String other = Uploads.name(second);
            boolean namesakes = one.equals(other);
            Comparing comparing = new Comparing(
                    new Comparing.Side(namesakes ? "the first " + one : one, banks.look(first.getBytes())),
                    new Comparing.Side(namesakes ? "the second " + other : other, banks.look(second.getBytes())));
            return show(HttpStatus.OK, session, comparing.result(), "");
        } catch (Problem problem) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, session, null, problem.detail());
        }
    }

    private ResponseEntity<String> show(
            HttpStatus status, Sessions.Session session, BankViews.@Nullable Comparison comparison, String refusal) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", pages.frame("Compare two files", "/banks", session));
        parameters.put("refusal", refusal);
        if (comparison != null) {
            parameters.put("comparison", comparison);
        }
        return pages.show(status, "bankcompare", parameters);
    }
}
