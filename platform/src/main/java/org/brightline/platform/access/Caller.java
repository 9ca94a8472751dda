package org.brightline.platform.access;

import java.util.Set;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Whoever stands behind a request: a signed-in person or an API key.
 *
 * @param actor for the journal
 * @param name for the page: a person's name or a key's label
 * @param permissions what it may do
 * @param platform the only platform that a key may speak for; null for people and unbound keys
 */
public record Caller(
        Actor actor,
        String name,
        Set<Permission> permissions,
        @Nullable String platform) {
    /** Copies the permissions. */
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** Whether it may. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether what concerns a platform concerns this caller: a key that speaks for one platform neither sends nor reads for others. */
    public boolean speaksFor(String slug) {
        return platform == null || platform.equals(slug);
    }

    /** Refuses with {@link ProblemType#FORBIDDEN} unless it may. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    (actor.kind() == Actor.Kind.KEY ? "The key «" + name + "»" : name)
                            + " may not do this; it takes the permission «" + permission.words() + "».");
        }
    }
}
