package org.brightline.platform.console.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param current the path of the room that the page belongs to
 * @param who the signed-in person's name, empty if nobody
 * @param csrf the session's token, empty if nobody is signed in
 * @param release name and short digest of the line in force, null if nobody is signed in
 * @param version changes with every build, so that a browser does not keep an old style
 */
public record Frame(
        String title,
        String current,
        boolean signedIn,
        String who,
        String csrf,
        List<Room> rooms,
        @Nullable String release,
        String version) {

    /**
     * A link in the masthead.
     *
     * @param toApprove how many things there wait for the approval of whoever reads
     */
    public record Room(String path, String name, int toApprove) {}
}
