package org.brightline.assessment;

import java.util.Arrays;

/**
 * A picture or a video that came with an item.
 *
 * @param bytes the file; shared, never to be written to
 * @param declaredType the media type that the platform gave; not believed, only shown
 */
public record Medium(byte[] bytes, String declaredType) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Medium(byte[] theirs, String type)
                && Arrays.equals(bytes, theirs)
                && declaredType.equals(type);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + declaredType.hashCode();
    }

    @Override
    public String toString() {
        return "Medium[" + bytes.length + " bytes, " + declaredType + "]";
    }
}
