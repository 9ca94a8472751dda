package org.brightline.platform.releases;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.policy.Example;
import org.brightline.policy.Judgement;
import org.brightline.policy.trial.Backtest;
import org.brightline.policy.trial.BacktestReport;
import org.brightline.policy.trial.PolicyTestReport;
import org.jspecify.annotations.Nullable;

/**
 * How the next release is made: written, backtested and submitted by its authors, approved by somebody who is none of them; then it is
 * in force. The database refuses an author as approver. Every act is in the journal. Whether a person may take part at all is asked
 * at the door, as everywhere.
 *
 * <p>All methods throw a {@link Problem}: NOT_FOUND where there is no such draft, CONFLICT where it has another version or state than
 * the caller has seen, or where something would change in one that brings an earlier release back, FORBIDDEN where an author would
 * approve, BAD_FIELD with what is wrong with a file or a text.
 */
public interface Drafts {

    /** A new draft with the files of the release in force, and the tests of the draft that it was made of. */
    Draft create(String name, Actor by);

    /** Writes the files of a draft. They need not be right yet; see {@link #submit}. Whoever changes something becomes one of its authors. */
    Draft save(UUID draft, int version, Map<String, String> files, Actor by);

    /**
     * Writes one file of a draft, or takes it out; meanwhile others may write its other files. Whoever changes something becomes one
     * of its authors; where the file already is as wanted, nothing is written, whatever was seen of it.
     *
     * @param seen what the writer has seen of the file; see {@link Draft#mark}
     * @param text what it is to say; null to take it out
     * @throws Problem CONFLICT where the file says neither what the writer has seen nor what it is to say
     */
    Draft saveFile(UUID draft, String file, String seen, @Nullable String text, Actor by);

    /**
     * Writes the test files of a draft, all of them. They need not be right yet; see {@link #submit}. Whoever changes something becomes
     * one of its authors.
     */
    Draft saveTests(UUID draft, int version, Map<String, String> tests, Actor by);

    /**
     * Takes over into a draft what came into force since it was begun: each file that its authors left as it was becomes that of the
     * release in force. Whoever does it becomes one of its authors.
     *
     * @throws Problem CONFLICT, with their names, where both sides have changed a file in different ways; nothing is changed then
     */
    Draft takeOver(UUID draft, int version, Actor by);

    /**
     * Runs the examples of all clauses, those in draft mode too, the tests of the draft, and further tests.
     *
     * @param tests further test files by name, in the place of those of the draft with that name; they are not kept
     */
    PolicyTestReport test(UUID draft, Map<String, String> tests);

    /** What an invented post comes to by the draft, and what each clause says, those in draft mode too. Nothing of it is written down. */
    Judgement judge(UUID draft, Example post);

    /**
     * Judges items by the release in force and by the draft, and keeps the totals with the draft, in place of the last ones of the
     * same source.
     *
     * @param source what the items are
     * @param samples at least one item
     */
    BacktestReport backtest(UUID draft, int version, Draft.Source source, Iterator<Backtest.Sample> samples, Actor by);

    /**
     * Asks for approval: the files must make a release that differs from the one in force, and all examples and all tests of the draft
     * must come out right. A draft that does not know the release in force would undo it unsaid: CONFLICT.
     */
    Draft submit(UUID draft, int version, String reason, Actor by);

    /** Asks for an earlier release to come back: a draft with its files, submitted at once. It too needs a second person. */
    Draft proposeRollback(String digest, String reason, Actor by);

    /** Gives a submitted draft back to its authors. */
    Draft sendBack(UUID draft, int version, String reason, Actor by);

    /** Gives a draft up. */
    Draft withdraw(UUID draft, int version, Actor by);

    /**
     * Puts a submitted draft in force, here at once and on other nodes within a second. It must have been backtested against the release
     * that is in force now, and know it.
     */
    Draft approve(UUID draft, int version, Actor by);

    /** One draft, also one that is done. */
    Optional<Draft> draft(UUID draft);

    /** How many wait for approval of which this person wrote no part. */
    int waitingFor(Actor person);

    /** Those that are being written or wait for approval, the longest untouched first. */
    List<Draft> open();
}
