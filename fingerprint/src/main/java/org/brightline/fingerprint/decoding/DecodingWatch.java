package org.brightline.fingerprint.decoding;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/** Looks at a decoder while it works: stops it when its time is over, and hears its warnings of missing data. */
final class DecodingWatch implements IIOReadProgressListener, IIOReadWarningListener {

    private final Budget budget;
    private float percentDone;
    private float percentThere = 100;
    private boolean cutShort;
    private boolean corrupt;
    private boolean silenced;

    DecodingWatch(Budget budget) {
        this.budget = budget;
    }

    /** Whether the decoder missed the end of the data. */
    boolean cutShort() {
        return cutShort;
    }

    /** How much of the picture was done before the data ended, in per cent of its rows in a file of one scan. */
    float percentThere() {
        return percentThere;
    }

    /** Whether the decoder met data that make no sense and went on with a guess. */
    boolean corrupt() {
        return corrupt;
    }

    /** Whether the decoder may have missed the end of the data and not said so: it tells only of the first thing that is odd. */
    boolean silenced() {
        return silenced;
    }

    /** The JPEG decoder of the platform tells of these only in words, which are those of libjpeg and not translated. */
    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String words = warning.toLowerCase(Locale.ROOT);
        if (words.contains("premature end")
                || words.contains("truncated")
                || words.contains("found marker 0xd9 instead of")) {
            cutShort = true;
            percentThere = percentDone;
        } else if (words.startsWith("corrupt jpeg data")) {
            boolean harmless = words.contains("extraneous bytes");
            corrupt |= !harmless;
            silenced |= harmless && !words.endsWith("before marker 0xd9");
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        percentDone = percentageDone;
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
