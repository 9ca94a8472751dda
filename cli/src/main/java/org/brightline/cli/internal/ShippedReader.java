package org.brightline.cli.internal;

import org.brightline.language.PatternReader;
import org.brightline.language.Reader;
import org.brightline.language.learned.LearnedReader;

/** Patterns alone, or with the learned reader beside them. */
final class ShippedReader {
    private ShippedReader() {}

    static Reader of(PatternReader patterns, boolean learned) {
        return learned ? LearnedReader.shipped(patterns) : patterns;
    }
}
