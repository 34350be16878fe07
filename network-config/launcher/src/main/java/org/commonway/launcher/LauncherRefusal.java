package org.commonway.launcher;

import java.io.IOException;
import java.net.ConnectException;

/** The command cannot do what was asked; the message is one sentence that says what, where and what to do. */
public class LauncherRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ExitCode exitCode;

    /** A refusal with this exit code. */
    public LauncherRefusal(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** A refusal with this exit code and what lies behind it. */
    public LauncherRefusal(ExitCode exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** What went wrong with a file or a call, for the middle of a sentence; many such exceptions have no message. */
    public static String reason(IOException failed) {
        if (failed instanceof ConnectException) {
            return "nobody listens there";
        }
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }

    /** What the command exits with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
