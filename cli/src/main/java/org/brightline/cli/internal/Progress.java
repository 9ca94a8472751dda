package org.brightline.cli.internal;

import java.io.PrintStream;

/** Shows how far long work has come: a bar on a terminal, nothing where nobody watches. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final String work;
    private long shown = -1;

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

    void at(long done, long total) {
        long percent = total == 0 ? 100 : Math.min(100, done * 100 / total);
        if (terminal && percent != shown) {
            int filled = (int) (percent * WIDTH / 100);
            out.print("\r" + work + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + " %");
            if (percent == 100) {
                out.println();
            }
            out.flush();
            shown = percent;
        }
    }
}
