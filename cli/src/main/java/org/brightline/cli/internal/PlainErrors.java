package org.brightline.cli.internal;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        command.getErr().println("brightline: " + words(root));
        if (System.getenv("BRIGHTLINE_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }

    /** What a failure says to people; the platform's own file exceptions name only the file. */
    static String words(Throwable failure) {
        String message = failure.getMessage();
        return switch (failure) {
            case NoSuchFileException e -> e.getFile() + ": there is no such file.";
            case AccessDeniedException e -> e.getFile() + ": it may not be read.";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason() + ".";
            default -> message == null ? failure.toString() : message;
        };
    }
}
