package org.brightline.fingerprint.decoding;

/** Which decoders a {@link PictureDecoder} may use. */
public enum Codecs {
    /**
     * The C libraries of this machine, libjpeg-turbo and libwebp, each where it is installed and the process may call
     * native code; those of Java otherwise.
     */
    INSTALLED,
    /** Those of Java alone: slower, and the same on every machine. */
    JAVA
}
