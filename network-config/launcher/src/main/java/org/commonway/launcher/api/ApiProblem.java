package org.commonway.launcher.api;

import org.commonway.launcher.ExitCode;

/** The gateway said no (RFC 9457, application/problem+json); the message is its one sentence. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final int status;

    /** A problem with the gateway's stable code, its HTTP status and its sentence. */
    public ApiProblem(String code, int status, String sentence) {
        super(sentence);
        this.code = code;
        this.status = status;
    }

    /** The stable code, such as LEG_TAKEN. */
    public String code() {
        return code;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What a command that meets it exits with. */
    public ExitCode exitCode() {
        return switch (status) {
            case 400, 404, 422 -> ExitCode.BAD_INPUT;
            case 502, 503, 504 -> ExitCode.UNREACHABLE;
            case 500 -> ExitCode.FAULT;
            default -> ExitCode.REFUSED;
        };
    }

    /** Whether the world moved on between search and booking, so that a new search may help. */
    public boolean isStale() {
        return switch (code) {
            case "LEG_TAKEN", "PRICE_CHANGED", "OFFER_EXPIRED", "PLAN_EXPIRED" -> true;
            default -> false;
        };
    }
}
