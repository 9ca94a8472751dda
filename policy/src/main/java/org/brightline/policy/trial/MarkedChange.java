package org.brightline.policy.trial;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A changed text told once, with what changed in it marked: {@code text.near(CALL, TIME, ⟦120 → 90⟧)}. Compared by words, numbers and
 * signs; the longest sequence that both have in common counts as unchanged.
 */
final class MarkedChange {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+(?:\\.\\p{N}+)*|\\s+|.", Pattern.DOTALL);

    /** Beyond so many pairs of tokens, two texts have too little in common to be told as one. */
    private static final long MOST_PAIRS = 4_000_000;

    private final List<String> old;
    private final List<String> now;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder gone = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private final StringBuilder space = new StringBuilder();
    private int common;
    private boolean onlySpaces;

    private MarkedChange(String old, String now) {
        this.old = tokens(old);
        this.now = tokens(now);
    }

    /** How a sentence goes on that tells of the change: with marks where at least half is the same, otherwise with both texts. */
    static String words(String old, String now) {
        MarkedChange change = new MarkedChange(old, now);
        return change.marked() ? " changes: «" + change.out + "»." : " changes from «" + old + "» to «" + now + "».";
    }

    private boolean marked() {
        if ((long) old.size() * now.size() > MOST_PAIRS) {
            return false;
        }
        int[][] longest = longest();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                same(old.get(i));
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && longest[i + 1][j] >= longest[i][j + 1])) {
                changed(gone, old.get(i++));
            } else {
                changed(added, now.get(j++));
            }
        }
        flush();
        return !onlySpaces && 2 * common >= Math.max(solid(old), solid(now));
    }

    /** The length of the longest common sequence from each pair of places on. */
    private int[][] longest() {
        int[][] longest = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = old.get(i).equals(now.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    /** Two changes with nothing but a space between them are one. */
    private void same(String token) {
        if (token.isBlank() && !(gone.isEmpty() && added.isEmpty())) {
            space.append(token);
            return;
        }
        flush();
        out.append(token);
        common += token.isBlank() ? 0 : 1;
    }

    private void changed(StringBuilder part, String token) {
        gone.append(space);
        added.append(space);
        space.setLength(0);
        part.append(token);
    }

    private void flush() {
        String before = gone.toString().strip();
        String after = added.toString().strip();
        if (!gone.isEmpty() || !added.isEmpty()) {
            onlySpaces |= before.equals(after);
            String all = gone.toString() + added;
            out.append(all.isBlank() || Character.isWhitespace(all.charAt(0)) ? " " : "")
                    .append('⟦')
                    .append(
                            after.isEmpty()
                                    ? "gone: " + before
                                    : before.isEmpty() ? "new: " + after : before + " → " + after)
                    .append('⟧')
                    .append(Character.isWhitespace(all.charAt(all.length() - 1)) ? " " : "");
        }
        out.append(space);
        gone.setLength(0);
        added.setLength(0);
        space.setLength(0);
    }

    private static long solid(List<String> tokens) {
        return tokens.stream().filter(token -> !token.isBlank()).count();
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
