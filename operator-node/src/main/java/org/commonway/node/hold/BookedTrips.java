package org.commonway.node.hold;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Asks the ledger about a trip. An outage comes as the ledger port's own exception. */
@FunctionalInterface
public interface BookedTrips {

    /** The trip, when the ledger knows it. */
    Optional<BookedTrip> findTrip(String tripId);

    /**
     * What the ledger says of a trip.
     *
     * @param txId the transaction that booked it
     * @param promises the signed holds, byte for byte
     * @param legs how each stands, as promises
     * @param riderKey one-time public key of the rider, SubjectPublicKeyInfo
     */
    record BookedTrip(String txId, List<SignedEnvelope> promises, List<LegStatus> legs, ByteString riderKey) {
        /** A copy that nobody changes. */
        public BookedTrip {
            promises = List.copyOf(promises);
            legs = List.copyOf(legs);
        }
    }
}
