package org.brightline.platform.hma.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.brightline.platform.access.Open;
import org.brightline.platform.hma.internal.input.Hasher;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes signals of content: {@code /h}. */
@RestController
class HmaHashing {
    private final Hasher hasher;

    HmaHashing(Hasher hasher) {
        this.hasher = hasher;
    }

    @Open(Door.REASON)
    @GetMapping("/h/hash")
    Map<String, String> ofAddress(
            @RequestParam String url,
            @RequestParam(name = "content_type", required = false) @Nullable String contentType,
            @RequestParam(required = false) @Nullable String types) {
        return hasher.ofAddress(url, contentType, types).texts();
    }

    @Open(Door.REASON)
    @PostMapping("/h/hash")
    Map<String, String> ofUpload(HttpServletRequest request, @RequestParam(required = false) @Nullable String types)
            throws IOException {
        return hasher.ofUpload(request, types).texts();
    }
}
