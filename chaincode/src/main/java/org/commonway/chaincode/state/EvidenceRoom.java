package org.commonway.chaincode.state;

import java.util.Optional;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * The private collection "evidence": in no block, held by the city's peers, and purged when the city says so. Who puts
 * something there need not be a member, and so cannot look at what is there.
 */
public final class EvidenceRoom {
    /** Its name, as in the chaincode's definition. */
    public static final String COLLECTION = "evidence";

    private final ChaincodeStub stub;

    /** The collection as this transaction sees it. */
    public EvidenceRoom(ChaincodeStub stub) {
        this.stub = stub;
    }

    /** What is there for this leg, if anything. Only peers of the collection's members can answer. */
    public Optional<Evidence> find(TripId trip, HoldId hold) {
        String key = Keys.evidence(trip, hold);
        byte[] bytes = stub.getPrivateData(COLLECTION, key);
        return bytes == null || bytes.length == 0
                ? Optional.empty()
                : Optional.of(Canonical.parseState(key, Evidence.parser(), bytes));
    }

    /** Puts it there, in the place of what was there. */
    public void put(TripId trip, HoldId hold, Evidence evidence) {
        stub.putPrivateData(COLLECTION, Keys.evidence(trip, hold), evidence.toByteArray());
    }

    /** Erases it, and all that it ever was. */
    public void purge(TripId trip, HoldId hold) {
        stub.purgePrivateData(COLLECTION, Keys.evidence(trip, hold));
    }
}
