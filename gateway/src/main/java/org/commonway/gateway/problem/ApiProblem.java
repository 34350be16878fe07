package org.commonway.gateway.problem;

import org.jspecify.annotations.Nullable;

/** A request that cannot be fulfilled. What the HTTP API answers as {@code application/problem+json} (RFC 9457). */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ProblemCode code;

    /**
     * A problem of this code.
     *
     * @param detail one sentence for a person: what, where and what to do
     */
    public ApiProblem(ProblemCode code, String detail) {
        this(code, detail, null);
    }

    /** As {@link #ApiProblem(ProblemCode, String)}, with what brought it about. */
    public ApiProblem(ProblemCode code, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return code.status();
    }

    /** The stable code. */
    public ProblemCode code() {
        return code;
    }

    /** One sentence for a person: what, where and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
