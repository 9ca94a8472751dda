package org.brightline.cli.internal.linecheck;

/**
 * A group of cases that test the same thing.
 *
 * @param section A: must not be actionable; B: the ladder; C: disguise and noise
 * @param tests what it tests, in a sentence
 */
record Group(int number, String slug, Section section, String title, String tests) {

    enum Section {
        A,
        B,
        C
    }
}
