package org.commonway.city.ledger;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.PublicLog;

/**
 * The city's channel as it was read at one moment.
 *
 * @param block the last block whose changes of trips were read; empty while no trip was ever booked
 * @param readAt when it was read
 * @param operators all registered, by id
 * @param trips all that were ever booked
 * @param logs all registered public logs, by origin
 * @param access all requests for access, by id
 */
public record LedgerView(
        OptionalLong block,
        Instant readAt,
        List<Operator> operators,
        List<SoldTrip> trips,
        List<PublicLog> logs,
        List<AccessRequest> access) {
    /** Copies the lists. */
    public LedgerView {
        operators = List.copyOf(operators);
        trips = List.copyOf(trips);
        logs = List.copyOf(logs);
        access = List.copyOf(access);
    }
}
