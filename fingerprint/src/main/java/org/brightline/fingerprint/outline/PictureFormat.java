package org.brightline.fingerprint.outline;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.brightline.fingerprint.picture.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The formats that are read, known by their first bytes, each with the one decoder that reads it.
 *
 * <p>The decoders are named and not looked up by content: what else is on the class path, or which class loader a thread
 * has, must not change a fingerprint.
 */
public enum PictureFormat {
    JPEG("JPEG"),
    PNG("PNG"),
    GIF("GIF"),
    WEBP("WebP"),
    BMP("BMP");

    private final String title;

    PictureFormat(String title) {
        this.title = title;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The format that begins like these bytes, or null. */
    public static @Nullable PictureFormat of(byte[] bytes) {
        Octets octets = new Octets(bytes, "");
        if (octets.has(0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (octets.has(0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (octets.has(0, "GIF87a") || octets.has(0, "GIF89a")) {
            return GIF;
        }
        if (octets.has(0, "RIFF") && octets.has(8, "WEBP")) {
            return WEBP;
        }
        return octets.has(0, "BM") ? BMP : null;
    }

    /** A new decoder, to be disposed of after use. */
    public ImageReader reader() throws IOException {
        return switch (this) {
            case JPEG -> Decoders.JPEG.createReaderInstance();
            case PNG -> Decoders.PNG.createReaderInstance();
            case GIF -> Decoders.GIF.createReaderInstance();
            case WEBP -> Decoders.WEBP.createReaderInstance();
            case BMP -> Decoders.BMP.createReaderInstance();
        };
    }

    /** Looked up once, at the first picture. */
    private static final class Decoders {

        static final ImageReaderSpi JPEG = jpeg();
        static final ImageReaderSpi PNG = ofPlatform("com.sun.imageio.plugins.png.PNGImageReaderSpi");
        static final ImageReaderSpi GIF = ofPlatform("com.sun.imageio.plugins.gif.GIFImageReaderSpi");
        static final ImageReaderSpi BMP = ofPlatform("com.sun.imageio.plugins.bmp.BMPImageReaderSpi");
        static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

        /** This one works only once it is registered, because it stands on the platform's own. */
        private static ImageReaderSpi jpeg() {
            JPEGImageReaderSpi decoder = new JPEGImageReaderSpi();
            IIORegistry.getDefaultInstance().registerServiceProvider(decoder, ImageReaderSpi.class);
            return decoder;
        }

        private static ImageReaderSpi ofPlatform(String className) {
            Iterator<ImageReaderSpi> decoders =
                    IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
            while (decoders.hasNext()) {
                ImageReaderSpi decoder = decoders.next();
                if (decoder.getClass().getName().equals(className)) {
                    return decoder;
                }
            }
            throw new IllegalStateException("This Java platform lacks the picture decoder " + className
                    + "; a full runtime with the module java.desktop has it.");
        }
    }
}
