package org.commonway.node.envelope;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.commonway.node.ride.RideRefused;
import org.commonway.node.ride.RiderAct;
import org.commonway.node.ride.RiderSignature;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.signature.SigningKeys;

/** Opens a RiderAct, once its signature is that of the trip's rider key. */
public final class RiderSeal implements RiderSignature {

    @Override
    public RiderAct open(SignedEnvelope envelope, ByteString riderKey) {
        if (!envelope.getPayloadType()
                .equals(org.commonway.proto.ride.v1.RiderAct.getDescriptor().getFullName())) {
            throw new RideRefused("The signed message is a " + envelope.getPayloadType() + ", not a RiderAct.");
        }
        try {
            if (!Seal.isSignedBy(envelope, SigningKeys.decodePublic(riderKey.toByteArray()))) {
                throw new RideRefused("The act is not signed by the rider of this trip.");
            }
            return act(org.commonway.proto.ride.v1.RiderAct.parseFrom(envelope.getPayload()));
        } catch (Refusal noKey) {
            throw new RideRefused("The trip's rider key on the ledger is no P-256 key: " + noKey.getMessage());
        } catch (InvalidProtocolBufferException notAnAct) {
            throw new RideRefused("The signed bytes are no RiderAct.");
        }
    }

    private static RiderAct act(org.commonway.proto.ride.v1.RiderAct act) {
        RiderAct.Step step;
        if (act.getStep() == RideStep.RIDE_STEP_START) {
            step = RiderAct.Step.START;
        } else if (act.getStep() == RideStep.RIDE_STEP_END) {
            step = RiderAct.Step.END;
        } else {
            throw new RideRefused("The act names no step; it must be START or END.");
        }
        return new RiderAct(
                act.getHoldId(),
                step,
                Messages.position(act.getPosition()),
                act.hasPosition(),
                Messages.instant(act.getAt()));
    }
}
