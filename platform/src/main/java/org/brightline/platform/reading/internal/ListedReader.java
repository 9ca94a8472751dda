package org.brightline.platform.reading.internal;

import java.util.List;
import java.util.function.UnaryOperator;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.names.ListedName;
import org.brightline.language.pattern.PatternReader;
import org.jspecify.annotations.Nullable;

/** Reads with the lists that are in force; a change of them takes effect between two texts. */
final class ListedReader implements Reader {
    private final UnaryOperator<Reader> beside;
    private volatile Reader reader;

    /**
     * Begins with the shipped lists alone.
     *
     * @param beside puts what else reads around the patterns
     */
    ListedReader(UnaryOperator<Reader> beside) {
        this.beside = beside;
        this.reader = beside.apply(PatternReader.shipped());
    }

    void readWith(List<ListedName> names) {
        reader = beside.apply(names.isEmpty() ? PatternReader.shipped() : PatternReader.withMoreNames(names));
    }

    @Override
    public Reading read(String text, @Nullable String languageHint) {
        return reader.read(text, languageHint);
    }
}
