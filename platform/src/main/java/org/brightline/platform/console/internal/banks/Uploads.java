package org.brightline.platform.console.internal.banks;

import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** Files that come with forms. */
final class Uploads {
    private Uploads() {}

    /** What a person calls it. */
    static String name(MultipartFile file) {
        return Optional.ofNullable(file.getOriginalFilename())
                .filter(name -> !name.isBlank())
                .orElse("a file");
    }
}
