package org.commonway.audit.log;

/**
 * The log could not read or write its files; the message says at which step. An entry whose append ended so may be in
 * the log or not, which shows when the log is opened again. Until then it takes no more.
 */
public final class LogOutage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An outage at this step, such as "appending to the journal". */
    public LogOutage(String step, Throwable cause) {
        super(
                "The log failed while " + step + " (" + cause.getMessage() + "): mend the disk and open the log again.",
                cause);
    }
}
