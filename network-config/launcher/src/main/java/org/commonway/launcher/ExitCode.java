package org.commonway.launcher;

/** What the command's exit status says; also listed by {@code ./commonway --help}. */
public enum ExitCode {
    DONE(0),
    FAULT(1),
    BAD_INPUT(2),
    PORT_BUSY(3),
    DISK(4),
    UNREACHABLE(5),
    REFUSED(6),
    NOT_VERIFIED(7);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process exit status. */
    public int status() {
        return status;
    }

    /** What a process that exited with this status means by it; the processes use the same numbers up to 5. */
    public static ExitCode ofProcess(int status) {
        for (ExitCode code : values()) {
            if (code.status == status && code != DONE) {
                return code;
            }
        }
        return FAULT;
    }
}
