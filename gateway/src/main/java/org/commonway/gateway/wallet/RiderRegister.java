package org.commonway.gateway.wallet;

import java.time.Instant;
import java.util.Optional;

/** Who the riders are: a random id and the hash of a token, nothing personal. */
public interface RiderRegister {

    /** Enters a new rider. */
    void add(String riderId, String tokenHash, Instant at);

    /** The id of the rider whose token has this hash. */
    Optional<String> findByTokenHash(String tokenHash);
}
