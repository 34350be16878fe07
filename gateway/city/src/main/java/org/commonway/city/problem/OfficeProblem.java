package org.commonway.city.problem;

import org.jspecify.annotations.Nullable;

/** A request that cannot be fulfilled. What the HTTP API answers as {@code application/problem+json} (RFC 9457). */
public final class OfficeProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ProblemCode code;

    /**
     * A problem of this code.
     *
     * @param detail one sentence for a person: what, where and what to do
     */
    public OfficeProblem(ProblemCode code, String detail) {
        this(code, detail, null);
    }

    /** As {@link #OfficeProblem(ProblemCode, String)}, with what brought it about. */
    public OfficeProblem(ProblemCode code, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
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
