package org.brightline.platform.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture of an item that was kept.
 *
 * @param position from 0
 * @param exhibit where the vault holds it
 * @param pdq its perceptual hash in hex, null where it was too plain
 * @param quality of that hash, 0 to 100
 */
public record KeptMedium(
        int position,
        UUID exhibit,
        String sha256,
        String md5,
        @Nullable String pdq,
        int quality) {}
