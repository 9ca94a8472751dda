package org.brightline.policy.files;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds the line and column of a character inside a YAML value, whatever its style. Folding, literal blocks and plain values over
 * several lines change white space only, so the n-th character that is none is the n-th in the file too; in quotation marks,
 * escapes are counted as the one character that they stand for.
 */
final class ScalarPlaces {
    private final int[] source;
    private int at;
    private int line;
    private int column;

    private ScalarPlaces(int[] source, Mark start) {
        this.source = source;
        this.at = start.getIndex();
        this.line = start.getLine() + 1;
        this.column = start.getColumn() + 1;
    }

    /** Line and column, from 1, of the character with so many solid ones before it; the end of the value where it has fewer. */
    static int[] of(int[] source, ScalarNode scalar, int solid) {
        Mark start = scalar.getStartMark().orElse(null);
        Mark end = scalar.getEndMark().orElse(null);
        if (start == null || end == null) {
            return new int[] {0, 0};
        }
        ScalarPlaces walk = new ScalarPlaces(source, start);
        int stop = Math.min(end.getIndex(), source.length);
        switch (scalar.getScalarStyle()) {
            case LITERAL, FOLDED -> walk.header(stop);
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                walk.step();
                stop--;
            }
            default -> {}
        }
        return walk.to(solid, stop, scalar);
    }

    private void header(int stop) {
        while (at < stop && source[at] != '\n') {
            step();
        }
    }

    private int[] to(int solid, int stop, ScalarNode scalar) {
        int[] last = {line, column};
        int left = solid;
        while (at < stop) {
            if (Character.isWhitespace(source[at])) {
                step();
                continue;
            }
            if (left == 0) {
                return new int[] {line, column};
            }
            int length = 1;
            boolean counts = true;
            if (source[at] == '\\'
                    && scalar.getScalarStyle() == org.snakeyaml.engine.v2.common.ScalarStyle.DOUBLE_QUOTED) {
                int escaped = at + 1 < stop ? source[at + 1] : 0;
                counts = "ntr \n_NLP0abefv".indexOf(escaped) < 0;
                length = escaped == 'x' ? 4 : escaped == 'u' ? 6 : escaped == 'U' ? 10 : 2;
            } else if (source[at] == '\''
                    && scalar.getScalarStyle() == org.snakeyaml.engine.v2.common.ScalarStyle.SINGLE_QUOTED) {
                length = 2;
            }
            for (int i = 0; i < length && at < stop; i++) {
                step();
            }
            last = new int[] {line, column};
            left -= counts ? 1 : 0;
        }
        return last;
    }

    private void step() {
        if (source[at] == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        at++;
    }
}
