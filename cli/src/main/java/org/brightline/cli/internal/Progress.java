package org.brightline.cli.internal;

import java.io.PrintStream;

/** Shows how far long work has come: a bar on a terminal, nothing where nobody watches. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final String work;
    private long shown = -1;
    private int drawn;

    Progress(PrintStream out, boolean terminal, String work) {
        this.out = out;
        this.terminal = terminal;
        this.work = work;
    }

    /** On standard error, so that standard output has results only. */
    static Progress of(String work) {
        return new Progress(
                System.err, System.console() != null && System.console().isTerminal(), work);
    }

    /** Takes the bar away, so that a line can be printed; it comes back with the next step. */
    void aside() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
            drawn = 0;
            shown = -1;
        }
    }

    void at(long done, long total) {
        long percent = total == 0 ? 100 : Math.min(100, done * 100 / total);
        if (terminal && percent != shown) {
            int filled = (int) (percent * WIDTH / 100);
            String bar = work + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + " %";
            out.print("\r" + bar);
            drawn = bar.length();
            if (percent == 100) {
                out.println();
                drawn = 0;
            }
            out.flush();
            shown = percent;
        }
    }
}
