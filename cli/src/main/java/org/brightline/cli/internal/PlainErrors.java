package org.brightline.cli.internal;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; the trace only where {@code BRIGHTLINE_TRACE} is set. */
public final class PlainErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        command.getErr().println("brightline: " + (message == null ? root.toString() : message));
        if (System.getenv("BRIGHTLINE_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }
}
