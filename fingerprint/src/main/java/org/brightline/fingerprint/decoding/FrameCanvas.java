package org.brightline.fingerprint.decoding;

import org.brightline.fingerprint.picture.Layer;
import org.jspecify.annotations.Nullable;

/** The canvas of an animation, on which each part is laid over what those before it left. */
final class FrameCanvas {

    private Layer canvas;
    private @Nullable Layer before;
    private @Nullable FramePart last;
    private int lastWidth;
    private int lastHeight;

    FrameCanvas(int width, int height) {
        canvas = Layer.empty(width, height);
    }

    /**
     * What is to be seen with this part; changed when the next one is shown.
     *
     * @param layer the pixels of the part
     */
    Layer show(FramePart part, Layer layer) {
        dispose();
        before = part.disposal() == FramePart.Disposal.RESTORE ? canvas.copy() : null;
        last = part;
        lastWidth = layer.width();
        lastHeight = layer.height();
        canvas.lay(layer, part.left(), part.top(), part.blended());
        return canvas;
    }

    private void dispose() {
        if (before != null) {
            canvas = before;
        } else if (last != null && last.disposal() == FramePart.Disposal.CLEAR) {
            canvas.clear(last.left(), last.top(), lastWidth, lastHeight);
        }
    }
}
