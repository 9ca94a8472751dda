package org.brightline.platform.console.internal;

import java.util.Objects;
import org.brightline.platform.base.ErrorForm;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Errors for whoever asks for a page. */
@Component
@Order(1)
final class PageErrorForm implements ErrorForm {
    private final Pages pages;

    PageErrorForm(Pages pages) {
        this.pages = pages;
    }

    @Override
    public boolean takes(String path, String accept) {
        return accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    public Answer answer(int status, String words) {
        HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.INTERNAL_SERVER_ERROR);
        return new Answer(
                "text/html;charset=utf-8",
                Objects.requireNonNull(pages.message(known, known.getReasonPhrase(), words, null)
                        .getBody()));
    }
}
