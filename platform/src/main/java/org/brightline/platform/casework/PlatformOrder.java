package org.brightline.platform.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a platform is told of a post and why, whoever asks it: a person by a decision, or a machine by itself. */
public sealed interface PlatformOrder permits DecisionTaken, MachineOrder {
    /** The case of the post. */
    UUID caseId();

    /** The platform that is told. */
    String platform();

    /** The post, as the platform names it. */
    String externalId();

    /** The exhibit with the author's reference, null if none was sent. */
    @Nullable UUID author();

    /** The clause that it rests on. */
    String clauseId();

    /** The title of the clause. */
    String clauseTitle();

    /** The clause in plain words. */
    String clauseText();

    /** The release that has the clause. */
    String release();

    /** Why, for the platform and the author. */
    String reason();

    /** When it was decided. */
    Instant decidedAt();
}
