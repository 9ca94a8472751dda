package org.brightline.platform.console.internal.studio;

import java.time.Instant;
import java.util.List;

/**
 * One list of names as its page shows it.
 *
 * @param versions newest first
 * @param names those that fit what is sought, at most so many as a page shows
 * @param fitting how many fit
 */
public record NameListView(
        String list,
        boolean inForce,
        List<Version> versions,
        String sought,
        List<Name> names,
        int fitting,
        boolean mayEdit) {

    /**
     * A version of a list.
     *
     * @param made when the list was made, as it says itself; empty when it does not say
     * @param digest the first digits of the SHA-256 of its file; empty where it was taken out of force
     * @param skipped each name that cannot be looked for, with the reason
     */
    public record Version(
            String list,
            String digest,
            String made,
            int names,
            List<String> skipped,
            String source,
            String reason,
            String by,
            Instant at) {}

    /**
     * A name of the list.
     *
     * @param company words near which it counts; empty where the name counts alone
     */
    public record Name(String entity, String name, String since, String company) {}
}
