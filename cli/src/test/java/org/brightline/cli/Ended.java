package org.brightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command came to, and what it said by whatever way: commands print by themselves, and a log would too. */
record Ended(int status, String out, String err) {
    /** Runs a command in this process. */
    static Ended of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            int status = Main.program(arguments).setErr(new PrintWriter(err)).execute(arguments);
            return new Ended(status, out.toString(UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}
