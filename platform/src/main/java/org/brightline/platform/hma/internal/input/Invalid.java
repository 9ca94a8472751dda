package org.brightline.platform.hma.internal.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that does not have the declared form: status 422 with a list of what is wrong, as pydantic writes it. */
public final class Invalid extends RuntimeException {
    private final transient Fault fault;

    private Invalid(Fault fault) {
        super(fault.msg(), null, false, false);
        this.fault = fault;
    }

    /** Something that must be there is not. */
    public static Invalid missing(String name) {
        return new Invalid(new Fault("missing", List.of(name), "Field required", null));
    }

    /** A value is not of its kind. */
    public static Invalid value(String type, String name, String message, @Nullable Object input) {
        return new Invalid(new Fault(type, List.of(name), message, input));
    }

    /** The body is not what it has to be. */
    static Invalid body(String message) {
        return new Invalid(new Fault("model_type", List.of(), message, null));
    }

    /** Each fault with its place. */
    public List<Fault> faults() {
        return List.of(fault);
    }

    /**
     * One thing that is wrong.
     *
     * @param loc where, from the outside to the inside
     * @param input what was sent, if anything
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fault(
            String type,
            List<String> loc,
            String msg,
            @Nullable Object input) {}
}
