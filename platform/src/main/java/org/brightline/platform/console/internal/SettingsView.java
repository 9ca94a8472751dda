package org.brightline.platform.console.internal;

import java.util.List;
import org.brightline.platform.access.ApiKey;
import org.brightline.platform.access.Person;

/**
 * What an administrator runs.
 *
 * @param once a password, key or secret that is shown this once, empty otherwise
 * @param onceWhat what it is
 */
public record SettingsView(
        List<Person> people,
        List<ApiKey> keys,
        List<PlatformRow> platforms,
        boolean mayPeople,
        boolean mayKeys,
        boolean mayPlatforms,
        String once,
        String onceWhat,
        String refusal) {

    /** A platform and where it listens. */
    public record PlatformRow(String slug, String name, String webhook, String status, boolean privateNetwork) {}
}
