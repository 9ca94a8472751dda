package org.brightline.fingerprint.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brightline.fingerprint.Pdq;

/**
 * What a picture looks like: all that a viewer of pictures tells of it.
 *
 * @param format the name of its format, such as "JPEG"
 * @param width in pixels, upright, at least 1
 * @param height in pixels, upright, at least 1
 * @param looks all that a search should ask for: each frame as it is, the first one first, on white and on black where these
 *     differ; then the first frame turned and mirrored, without black bars, and both; at least one, and that one as it is
 * @param extent how much of the file was looked at
 */
public record PictureLook(String format, int width, int height, List<Look> looks, Extent extent) {

    /**
     * One way to look at a picture.
     *
     * @param hash what it looks like then
     * @param turn how it was turned before
     * @param withoutBars whether black bars beside it were taken off before
     */
    public record Look(PdqHash hash, Turn turn, boolean withoutBars) {

        /** The picture as it is. */
        public static Look asItIs(PdqHash hash) {
            return new Look(hash, Turn.ORIGINAL, false);
        }

        /** Whether nothing was done to the picture before. */
        public boolean asItIs() {
            return turn == Turn.ORIGINAL && !withoutBars;
        }
    }

    /** @throws IllegalArgumentException if a size is not positive or the first look is not of the picture as it is */
    public PictureLook {
        looks = List.copyOf(looks);
        if (width < 1 || height < 1 || looks.isEmpty() || !looks.getFirst().asItIs()) {
            throw new IllegalArgumentException("A picture has at least one pixel and one look as it is.");
        }
    }

    /** Why it is not the whole picture that was looked at, for people; nothing if it is. */
    public Optional<String> incomplete() {
        return switch (extent) {
            case WHOLE -> Optional.empty();
            case NOT_ALL_FRAMES -> Optional.of("It has more frames than are looked at.");
            case CUT_SHORT -> Optional.of("It is cut short: it ends before it is complete.");
        };
    }

    /** The hashes of each frame as it is, the first one first. */
    public List<PdqHash> hashes() {
        return looks.stream().filter(Look::asItIs).map(Look::hash).toList();
    }

    /** What a bank keeps of a picture: the hashes of its frames as they are, but for those too plain to be told from others, each once. */
    public List<Pdq> known() {
        return hashes().stream()
                .filter(PdqHash::usable)
                .map(PdqHash::hash)
                .distinct()
                .toList();
    }

    /** The looks of the first frame that are not as it is. */
    public static List<Look> altered(Picture picture) {
        List<Look> looks = new ArrayList<>();
        PdqHasher.turned(picture).forEach((turn, hash) -> {
            if (turn != Turn.ORIGINAL) {
                looks.add(new Look(hash, turn, false));
            }
        });
        Bars.off(picture)
                .ifPresent(cut -> PdqHasher.turned(cut).forEach((turn, hash) -> looks.add(new Look(hash, turn, true))));
        return looks;
    }
}
