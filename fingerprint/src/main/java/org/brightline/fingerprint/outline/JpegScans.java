package org.brightline.fingerprint.outline;

import java.util.HashMap;
import java.util.Map;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;

/**
 * What the scans of a JPEG file say that they bring (ITU-T T.81, annexes B and G). They are counted because a small
 * progressive file can hold thousands of them, each over all pixels.
 */
final class JpegScans {

    private static final long ALL_COEFFICIENTS = -1L;
    private static final int LAST_COEFFICIENT = 63;

    /** The coefficients of each component, a bit each, that are there to their last digit. */
    private final Map<Integer, Long> done = new HashMap<>();

    private boolean progressive;
    private boolean single;
    private int count;

    /** @param at the index after the marker of a frame */
    void frame(Octets octets, int marker, long at) throws PictureException {
        progressive = marker % 4 == 2;
        int components = octets.at(at + 7);
        for (int i = 0; i < components; i++) {
            done.put(octets.at(at + 8 + 3L * i), 0L);
        }
    }

    /** @param at the index after the marker of a scan */
    void scan(Octets octets, long at) throws PictureException {
        count++;
        int components = octets.at(at + 2);
        single = count == 1 && !progressive && components == done.size();
        long coefficients = progressive ? finished(octets, at + 3 + 2L * components) : ALL_COEFFICIENTS;
        for (int i = 0; i < components; i++) {
            done.merge(octets.at(at + 3 + 2L * i), coefficients, (before, more) -> before | more);
        }
    }

    /** The coefficients of which this scan of a progressive file brings the last digit. */
    private static long finished(Octets octets, long band) throws PictureException {
        boolean lastDigit = octets.at(band + 2) % 16 == 0;
        return lastDigit
                ? ALL_COEFFICIENTS << octets.at(band) & ALL_COEFFICIENTS >>> LAST_COEFFICIENT - octets.at(band + 1)
                : 0;
    }

    int count() {
        return count;
    }

    /** Whether the first scan is the whole picture: decoders look at nothing after its data. */
    boolean single() {
        return single;
    }

    /** Whether a scan has begun for all that there is of the picture. */
    boolean complete() {
        return !done.isEmpty() && done.values().stream().allMatch(each -> each == ALL_COEFFICIENTS);
    }
}
