package org.brightline.fingerprint.decoding;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/** Looks at a decoder while it works: stops it when its time is over, and hears its warnings of missing data. */
final class DecodingWatch implements IIOReadProgressListener, IIOReadWarningListener {

    private final Budget budget;
    private boolean cutShort;
    private boolean corrupt;

    DecodingWatch(Budget budget) {
        this.budget = budget;
    }

    /** Whether the decoder missed the end of the data. */
    boolean cutShort() {
        return cutShort;
    }

    /** Whether the decoder met data that make no sense and went on with a guess. */
    boolean corrupt() {
        return corrupt;
    }

    /** The JPEG decoder of the platform tells of these only in words, which are those of libjpeg and not translated. */
    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String words = warning.toLowerCase(Locale.ROOT);
        if (words.contains("premature end") || words.contains("truncated")) {
            cutShort = true;
        } else if (words.startsWith("corrupt jpeg data") && !words.contains("extraneous bytes")) {
            corrupt = true;
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (budget.overdue()) {
            source.abort();
        }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
