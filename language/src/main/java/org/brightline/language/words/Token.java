package org.brightline.language.words;

/**
 * One token of a canonical text.
 *
 * @param kind what it is
 * @param text its letters; for a name, all of its words
 * @param start first unit in the canonical text
 * @param end one past its last unit there
 * @param afterComma whether a comma, colon or dash stands between it and the token before
 */
public record Token(Kind kind, String text, int start, int end, boolean afterComma) {
    /** What a token is, as far as patterns ask. */
    public enum Kind {
        /** Letters, with or without digits. */
        WORD,
        /** Begins with a digit: {@code 12}, {@code 10:30}, {@code 9am}. */
        NUMBER,
        /** {@code [step]}: where an instruction was left out of test data. */
        STEP,
        /** {@code @someone}. */
        MENTION,
        /** A web address. */
        ADDRESS,
        /** The end of a sentence or a line. */
        BREAK,
        /** The name of a designated entity, taken as one token. */
        ENTITY,
        /** The name of a terrorist act, taken as one token. */
        ACT
    }

    /** Whether a sentence ends here, so that no pattern reaches across. */
    public boolean isBreak() {
        return kind == Kind.BREAK;
    }
}
