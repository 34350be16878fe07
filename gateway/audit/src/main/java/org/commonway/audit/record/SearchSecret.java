package org.commonway.audit.record;

import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * 32 random bytes that belong to one search and its rider. All names and commitments of the record come of them, so that
 * nobody can guess a request from its digest, and whoever deletes them has erased what the record says of the request.
 *
 * <p>They are drawn where the search is asked for, on the rider's side, before any offer is seen: a gateway that drew
 * them could draw until its friends had the better lots. The rider's receipt has them, the log never.
 *
 * @param bytes the 32
 */
public record SearchSecret(Octets bytes) {
    /** The length. */
    public static final int BYTES = 32;

    /** Refuses SEED_LENGTH. */
    public SearchSecret {
        if (bytes.length() != BYTES) {
            throw new AuditRefusal(RefusalCode.SEED_LENGTH, bytes.length() + " bytes");
        }
    }

    /** The search's name: SHA-256 of "commonway search 1", a zero byte and the secret. */
    public Digest search() {
        return Digest.named("commonway search 1", bytes.bytes());
    }

    /** Commitment to a request: SHA-256 of "commonway request 1", a zero byte, the secret and the request's bytes. */
    public Digest request(byte[] request) {
        return Digest.named("commonway request 1", bytes.bytes(), request);
    }

    /** Commitment to a ride: SHA-256 of "commonway ride 1", a zero byte, the secret and what the ride is. */
    public Digest ride(byte[] ride) {
        return Digest.named("commonway ride 1", bytes.bytes(), ride);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "secret of search " + search();
    }
}
