package org.commonway.node.ride;

import com.google.protobuf.ByteString;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Reads what a rider signed. */
@FunctionalInterface
public interface RiderSignature {

    /**
     * The act, when the envelope is signed by this key.
     *
     * @param riderKey SubjectPublicKeyInfo of the trip's one-time rider key
     * @throws RideRefused when it is not, or the payload is no act
     */
    RiderAct open(SignedEnvelope envelope, ByteString riderKey);
}
