package org.brightline.platform.hma.internal;

import org.brightline.platform.base.ErrorForm;
import org.brightline.platform.hma.internal.HmaAdvice.Message;
import org.brightline.platform.hma.internal.input.Hasher;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Errors under the paths of this room, whose clients know none but {@code {"message": "…"}}. */
@Component
@Order(0)
final class HmaErrorForm implements ErrorForm {
    /** What a multipart body must be. */
    static final String MULTIPART = "The multipart body cannot be read. " + Hasher.UPLOAD;

    private final JsonMapper json;

    HmaErrorForm(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean takes(String path, String accept) {
        return Slashes.ours(path);
    }

    @Override
    public Answer answer(int status, String words) {
        return new Answer(MediaType.APPLICATION_JSON_VALUE, json.writeValueAsString(new Message(words)));
    }

    @Override
    public String multipart() {
        return MULTIPART;
    }
}
