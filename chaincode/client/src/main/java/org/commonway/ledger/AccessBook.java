package org.commonway.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.AccessReason;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessStatus;

/** Operators that ask to be let in or sold. Hashes are SHA-256, of texts that stand elsewhere. */
public interface AccessBook {

    /** Asks for access, by request_id, kind, operator_id and whom; what the contract sets is ignored. */
    AccessRequest askAccess(AccessRequest request);

    /** Lets the operator in; by who was asked. */
    AccessRequest grantAccess(String requestId);

    /**
     * Refuses the operator; by who was asked.
     *
     * @param reasons at least one, in the order of their numbers
     * @param reasonsHash of the whole statement
     */
    AccessRequest refuseAccess(String requestId, List<AccessReason> reasons, ByteString reasonsHash);

    /** Appeals to the city, against a refusal or against silence; by who asked. */
    AccessRequest appealAccess(String requestId, ByteString appealHash);

    /** Rules on an appeal, UPHELD or OVERTURNED; by the city. */
    AccessRequest ruleAccess(String requestId, AccessStatus ruling, ByteString rulingHash);

    /** The request of this id, if it was made. */
    Optional<AccessRequest> findAccess(String requestId);

    /** Every request, by id. */
    List<AccessRequest> listAccess();
}
