package org.commonway.gateway.booking;

import java.util.Optional;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/**
 * What a rider's client names a booking with, so that asking twice books once.
 *
 * @param value 1 to 255 printable ASCII characters, as draft-ietf-httpapi-idempotency-key-header has it
 */
public record IdempotencyKey(String value) {
    private static final int LENGTH_MAX = 255;

    /** Refuses a key that a header cannot carry. */
    public IdempotencyKey {
        boolean printable = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (value.isEmpty() || value.length() > LENGTH_MAX || !printable) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "The header Idempotency-Key must have 1 to " + LENGTH_MAX
                            + " printable ASCII characters without blanks; a UUID is a good one.");
        }
    }

    /** The key of a header that may be missing. */
    public static Optional<IdempotencyKey> of(Optional<String> header) {
        return header.map(IdempotencyKey::new);
    }
}
