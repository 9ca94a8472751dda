package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; the trace only where {@code BRIGHTLINE_TRACE} is set. */
public final class PlainErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("brightline: " + words(told(failure)));
        if (System.getenv("BRIGHTLINE_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }

    /** The cause that speaks to people: ours are IOExceptions with words of their own, elsewhere the innermost knows most. */
    private static Throwable told(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof IOException && cause.getMessage() != null)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What a failure says to people; the platform's own file exceptions name only the file. */
    static String words(Throwable failure) {
        String message = failure.getMessage();
        return switch (failure) {
            case NoSuchFileException e -> e.getFile() + ": there is no such file.";
            case AccessDeniedException e -> e.getFile() + ": it may not be read or written.";
            case FileAlreadyExistsException e -> e.getFile() + ": it is there already.";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason() + ".";
            default -> message == null ? failure.toString() : message;
        };
    }
}
