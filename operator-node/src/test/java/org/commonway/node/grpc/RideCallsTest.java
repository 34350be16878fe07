package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.node.grpc.RunningNode.codeOf;
import static org.commonway.node.grpc.RunningNode.hold;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Status;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.envelope.Messages;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.RideReport;
import org.commonway.proto.hold.v1.CreateHoldResponse;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideServiceGrpc;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.RiderAct;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

/** Starting and ending rides over gRPC, by what the rider signed. */
class RideCallsTest extends NodeFixture {
    private final KeyPair rider = SigningKeys.generate(new SecureRandom());

    @Test
    void a_ride_is_started_and_ended_by_the_riders_own_signature() {
        String holdId = bookedByTheRider();
        node.holds.clock.now = Holds.TODAY.start();

        SignedEnvelope forged = act(SigningKeys.generate(new SecureRandom()), holdId, RideStep.RIDE_STEP_START);
        assertThat(codeOf(() -> rides().startRide(start(holdId, forged)))).isEqualTo(Status.Code.PERMISSION_DENIED);
        SignedEnvelope wrongStep = act(rider, holdId, RideStep.RIDE_STEP_END);
        assertThat(codeOf(() -> rides().startRide(start(holdId, wrongStep)))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(node.store.reports).isEmpty();

        RideEvent started = open(
                rides().startRide(start(holdId, rider, Holds.TODAY.start())).getEvent());
        assertThat(started.getStep()).isEqualTo(RideStep.RIDE_STEP_START);
        assertThat(started.hasCharge()).isFalse();
        assertThat(node.holds.offered()).doesNotContain("b1");

        node.holds.clock.now = Holds.TODAY.start().plusSeconds(121);
        node.ledger.clear();
        RideEvent ended = open(rides().endRide(end(holdId)).getEvent());
        assertThat(ended.getCharge()).as("three started minutes").isEqualTo(Messages.money(Money.of(145, "EUR")));
        assertThat(open(rides().endRide(end(holdId)).getEvent()))
                .as("asked again")
                .isEqualTo(ended);
        assertThat(node.holds.fleet.find("b1").map(bike -> bike.spot().position()))
                .contains(Holds.RIVER);
        assertThat(node.holds.offered()).contains("b1");
        assertThat(node.store.reports)
                .extracting(RideReport::step)
                .containsExactly(RideReport.Step.START, RideReport.Step.END);
        assertThat(node.handedIn).hasValue(2);
    }

    @Test
    void a_long_ride_costs_no_more_than_its_price() {
        String holdId = bookedByTheRider();
        node.holds.clock.now = Holds.TODAY.start();
        rides().startRide(start(holdId, rider, node.holds.clock.now));
        node.holds.clock.now = Holds.TODAY.start().plusSeconds(7_200);

        assertThat(open(rides().endRide(end(holdId)).getEvent()).getCharge())
                .isEqualTo(Messages.money(Holds.TEN_MINUTES));
    }

    @Test
    void a_ride_that_the_ledger_would_refuse_does_not_begin() {
        String holdId = bookedByTheRider();

        assertThat(codeOf(() -> rides().startRide(start(holdId, rider, node.holds.clock.now))))
                .as("years after its time")
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        node.holds.clock.now = Holds.TODAY.start().minusSeconds(7_201);
        assertThat(codeOf(() -> rides().startRide(start(holdId, rider, node.holds.clock.now))))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        node.holds.clock.now = Holds.TODAY.start();
        assertThat(codeOf(() -> rides().startRide(start(holdId, rider, node.holds.clock.now.minusSeconds(901)))))
                .as("a consent of before")
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        StartRideRequest withoutConsent = start(holdId, rider, node.holds.clock.now).toBuilder()
                .clearConsent()
                .build();
        assertThat(codeOf(() -> rides().startRide(withoutConsent))).isEqualTo(Status.Code.PERMISSION_DENIED);
        StartRideRequest telling = withoutConsent.toBuilder()
                .setConsent(act(rider, holdId, RideStep.RIDE_STEP_START))
                .build();
        assertThat(codeOf(() -> rides().startRide(telling)))
                .as("a consent that says where the rider is")
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(node.store.reports).isEmpty();
    }

    private String bookedByTheRider() {
        CreateHoldResponse answer = hold(node.gateway, "b1");
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());
        node.book(promise, answer.getHold(), ByteString.copyFrom(SigningKeys.encode(rider.getPublic())));
        return promise.getHoldId();
    }

    private RideServiceGrpc.RideServiceBlockingStub rides() {
        return RideServiceGrpc.newBlockingStub(node.gateway);
    }

    private static RideEvent open(SignedEnvelope event) {
        assertThat(Holds.SEAL.isOurs(event, "commonway.ride.v1.RideEvent")).isTrue();
        return Envelopes.read(event, RideEvent.getDefaultInstance());
    }

    private StartRideRequest start(String holdId, KeyPair key, Instant at) {
        RiderAct consent = RiderAct.newBuilder()
                .setHoldId(holdId)
                .setStep(RideStep.RIDE_STEP_START)
                .setAt(Messages.moment(at))
                .build();
        return start(holdId, act(key, holdId, RideStep.RIDE_STEP_START)).toBuilder()
                .setConsent(Envelopes.seal(new EnvelopeSigner("rider", key.getPrivate()), consent))
                .build();
    }

    private EndRideRequest end(String holdId) {
        return EndRideRequest.newBuilder()
                .setHoldId(holdId)
                .setAct(act(rider, holdId, RideStep.RIDE_STEP_END))
                .build();
    }

    private static StartRideRequest start(String holdId, SignedEnvelope act) {
        return StartRideRequest.newBuilder().setHoldId(holdId).setAct(act).build();
    }

    private SignedEnvelope act(KeyPair key, String holdId, RideStep step) {
        Message act = RiderAct.newBuilder()
                .setHoldId(holdId)
                .setStep(step)
                .setPosition(Messages.position(Holds.RIVER))
                .setAt(Messages.moment(node.holds.clock.instant()))
                .build();
        return Envelopes.seal(new EnvelopeSigner("rider", key.getPrivate()), act);
    }
}
