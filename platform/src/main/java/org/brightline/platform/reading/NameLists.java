package org.brightline.platform.reading;

import java.util.List;
import org.brightline.language.names.ListedName;
import org.brightline.platform.base.Actor;

/**
 * Lists of designated organisations and of terrorist acts. A name on a list is a signal inside a text and never a verdict; nobody's
 * account name is looked for. The invented lists that come with the program stay beside them, because the examples of the line use them.
 */
public interface NameLists {
    /** The most bytes of a file. */
    int LARGEST = 32 * 1024 * 1024;

    /** The lists in force, by name. */
    List<NameListVersion> inForce();

    /** All versions of a list, newest first; none if there never was one. */
    List<NameListVersion> versions(String list);

    /** The names of a list in force, in the order of its file; none if it is not in force. */
    List<ListedName> names(String list);

    /**
     * Puts a list in force, in the place of its former version: what comes in from the next moment on is read with it, on other nodes within
     * a second.
     *
     * @param list 1 to 40 of a-z, 0-9 and -
     * @param file the Consolidated List of the United Nations (XML, of which only organisations are taken), or lines in the form of
     *     {@link org.brightline.language.names.NameList}
     * @throws org.brightline.platform.base.Problem BAD_FIELD with file and line, MISSING_FIELD, or TOO_LARGE
     */
    NameListVersion put(String list, byte[] file, String source, String reason, Actor by);

    /**
     * Takes a list out of force. What it said is kept.
     *
     * @throws org.brightline.platform.base.Problem NOT_FOUND if it is not in force, MISSING_FIELD without a reason
     */
    void withdraw(String list, String reason, Actor by);
}
