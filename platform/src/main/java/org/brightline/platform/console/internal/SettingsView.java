package org.brightline.platform.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.platform.access.ApiKey;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;

/**
 * What an administrator runs.
 *
 * @param once a password, key or secret that is shown this once, empty otherwise
 * @param said what it is, or what was done; empty if there is nothing to say
 * @param refused the form that was refused, {@link Refused#NONE} if none was
 * @param scopes what a key can be given
 */
public record SettingsView(
        List<Person> people,
        List<ApiKey> keys,
        List<PlatformRow> platforms,
        Set<Permission> scopes,
        boolean mayPeople,
        boolean mayKeys,
        boolean mayPlatforms,
        String once,
        String said,
        Refused refused) {

    /**
     * A platform and where it listens.
     *
     * @param webhook empty while it listens nowhere
     */
    public record PlatformRow(String slug, String name, String webhook, String status, boolean privateNetwork) {}

    /**
     * A form that was refused, with what was typed into it.
     *
     * @param form its name
     */
    public record Refused(String form, String why, Map<String, List<String>> typed) {
        /** Nothing was refused. */
        public static final Refused NONE = new Refused("", "", Map.of());

        /** Whether it is this form. */
        public boolean is(String name) {
            return form.equals(name);
        }

        /** What stands in a field of a form: what was typed where it was refused, else what is set. */
        public String or(String name, String field, String set) {
            return is(name) ? typed.getOrDefault(field, List.of("")).getFirst() : set;
        }

        /** Whether a box of a form is ticked: as it was where it was refused, else as it is set. */
        public boolean ticked(String name, String field, String value, boolean set) {
            return is(name) ? typed.getOrDefault(field, List.of()).contains(value) : set;
        }
    }
}
