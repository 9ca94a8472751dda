package org.brightline.platform.base;

/**
 * Every kind of refusal that the HTTP interface knows, with its stable type, status and title (RFC 9457).
 * {@code docs/problems.md} is generated from this list.
 */
public enum ProblemType {
    BAD_JSON("bad-json", 400, "The body is not valid JSON"),
    NOT_AN_OBJECT("not-an-object", 400, "The JSON is not an object"),
    BAD_ENCODING("bad-encoding", 400, "The body is not valid UTF-8"),
    BAD_MULTIPART("bad-multipart", 400, "The multipart body cannot be read"),
    UNKNOWN_FIELD("unknown-field", 400, "A field is not known"),
    MISSING_FIELD("missing-field", 400, "A field is missing"),
    BAD_FIELD("bad-field", 400, "A field has a wrong value"),
    PERSONAL_DATA("personal-data", 400, "Personal data that no clause needs is not taken"),
    PRIVATE_AUDIENCE("private-audience", 422, "Private messages come only as a report by someone who received them"),
    TOO_LARGE("too-large", 413, "Too large"),
    NOT_A_PICTURE("not-a-picture", 422, "The medium is not a picture or a video that can be read"),
    TRUNCATED_PICTURE("truncated-picture", 422, "The picture ends too early"),
    TOO_MANY_PIXELS("too-many-pixels", 422, "The picture has too many pixels"),
    FETCH_REFUSED("fetch-refused", 422, "The address may not be fetched"),
    FETCH_FAILED("fetch-failed", 422, "The address could not be fetched"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The content type is not supported"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer is not available in the type asked for"),
    UNAUTHENTICATED("unauthenticated", 401, "Sign in or send an API key"),
    KEY_UNKNOWN("key-unknown", 401, "The API key is not known"),
    KEY_EXPIRED("key-expired", 401, "The API key has expired"),
    KEY_REVOKED("key-revoked", 401, "The API key was revoked"),
    FORBIDDEN("forbidden", 403, "Not permitted"),
    NOT_FOUND("not-found", 404, "Not found"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    CONFLICT("conflict", 409, "It conflicts with what is there"),
    IDEMPOTENCY_MISMATCH("idempotency-mismatch", 422, "The idempotency key was used with another body"),
    CLAIMED("claimed", 409, "Someone else holds this case"),
    NOT_CLAIMED("not-claimed", 409, "The case must be claimed first"),
    DECIDED("decided", 409, "The case is decided already"),
    UNDO_OVER("undo-over", 409, "The time to undo is over"),
    DECISION_INCOMPLETE("decision-incomplete", 422, "The decision lacks a part that the law of the house demands"),
    EXHIBIT_GONE("exhibit-gone", 410, "The exhibit's time has run out and its key is destroyed"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    BUSY("busy", 503, "The server cannot take this now; try again"),
    INTERNAL("internal", 500, "Something went wrong here");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The stable {@code type} URI reference, for example {@code /problems/bad-json}. */
    public String uri() {
        return "/problems/" + slug;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** A short sentence for people, the same at every occurrence. */
    public String title() {
        return title;
    }
}
