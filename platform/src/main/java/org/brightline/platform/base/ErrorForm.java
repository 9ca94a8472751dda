package org.brightline.platform.base;

import java.util.stream.Stream;

/**
 * How one part of this server says what went wrong before any of its handlers was asked, for example because an address cannot
 * be read. Of all forms the first one that takes a request is used.
 */
public interface ErrorForm {
    /**
     * Whether a request is answered in this form.
     *
     * @param path as it was sent, not decoded; empty if there was none
     * @param accept what its header Accept says; empty if it has none
     */
    boolean takes(String path, String accept);

    /**
     * The answer.
     *
     * @param status 400 or more
     * @param words what is wrong and what would be right
     */
    Answer answer(int status, String words);

    /** What the parts of a multipart body must be here. */
    default String multipart() {
        return "The multipart body cannot be read. Send multipart/form-data with a boundary.";
    }

    /** The form of a request; the last of all takes every one. */
    static ErrorForm of(Stream<ErrorForm> forms, String path, String accept) {
        return forms.filter(form -> form.takes(path, accept)).findFirst().orElseThrow();
    }

    /** What is sent. */
    record Answer(String contentType, String body) {}
}
