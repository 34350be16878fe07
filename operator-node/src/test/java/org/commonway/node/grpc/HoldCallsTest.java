package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonway.node.grpc.RunningNode.codeOf;
import static org.commonway.node.grpc.RunningNode.confirm;
import static org.commonway.node.grpc.RunningNode.erase;
import static org.commonway.node.grpc.RunningNode.hold;
import static org.commonway.node.grpc.RunningNode.holdIdOf;
import static org.commonway.node.grpc.RunningNode.release;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.envelope.Messages;
import org.commonway.node.hold.BookedTrips;
import org.commonway.node.hold.Holds;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldResponse;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.HoldRefusalReason;
import org.commonway.proto.hold.v1.HoldServiceGrpc;
import org.commonway.proto.hold.v1.HoldStatus;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.hold.v1.TimetableLeg;
import org.commonway.proto.type.v1.ServiceDate;
import org.junit.jupiter.api.Test;

/** Holding, releasing, confirming and forgetting over gRPC. */
class HoldCallsTest extends NodeFixture {
    @Test
    void a_hold_is_a_promise_signed_by_the_operator() {
        CreateHoldResponse answer = hold(node.gateway, "b1");

        assertThat(Holds.SEAL.isOurs(answer.getHold(), "commonway.hold.v1.Hold"))
                .isTrue();
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());
        assertThat(promise.getClaim().getAssetId()).isEqualTo("b1");
        assertThat(promise.getPrice()).isEqualTo(Messages.money(Holds.TEN_MINUTES));
        assertThat(hold(node.gateway, "b1").getRefusal().getReason())
                .isEqualTo(HoldRefusalReason.HOLD_REFUSAL_REASON_TAKEN);
    }

    @Test
    void a_promise_hides_its_leg_from_the_ledger_and_opens_it_to_the_gateway() throws Exception {
        CreateHoldResponse answer = hold(node.gateway, "b1");
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());
        LegOpening opening = answer.getOpening();
        LegTerms leg = LegTerms.parseFrom(opening.getLeg());

        assertThat(promise.hasLeg()).isFalse();
        assertThat(opening.getSalt().size()).isEqualTo(32);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertThat(promise.getLegCommitment().toByteArray())
                .isEqualTo(
                        sha256.digest(opening.getSalt().concat(opening.getLeg()).toByteArray()));
        assertThat(leg.getServiceRef()).isEqualTo("b1");
        assertThat(promise.getWindow()).isEqualTo(leg.getWindow()).isEqualTo(Messages.window(Holds.TODAY));
        assertThat(promise.getMode()).isEqualTo(leg.getMode()).isEqualTo(Mode.MODE_BICYCLE);
        assertThat(promise.getConditions().getMetered()).isTrue();
        assertThat(promise.getConditions().getRollbackSeconds()).isEqualTo(120);
        assertThat(hold(node.gateway, "b2").getOpening().getSalt()).isNotEqualTo(opening.getSalt());
    }

    @Test
    void a_hold_asked_for_again_has_the_same_opening() {
        String holdId = UUID.randomUUID().toString();
        String tripId = UUID.randomUUID().toString();

        assertThat(hold(node.gateway, "b1", holdId, tripId)).isEqualTo(hold(node.gateway, "b1", holdId, tripId));
    }

    @Test
    void where_a_rider_went_is_forgotten_once_the_hold_is_over() {
        String holdId = holdIdOf(hold(node.gateway, "b1"));
        ManagedChannel other = node.channel(Optional.of(node.network.gateway("other")));

        assertThat(codeOf(() -> erase(node.gateway, holdId))).isEqualTo(Status.Code.FAILED_PRECONDITION);
        release(node.gateway, holdId);
        assertThat(codeOf(() -> erase(other, holdId))).isEqualTo(Status.Code.PERMISSION_DENIED);
        erase(node.gateway, holdId);
        erase(node.gateway, holdId);
        assertThat(node.holds.book.find(holdId)).isEmpty();
    }

    @Test
    void another_gateway_cannot_release_or_confirm_a_hold() {
        String holdId = holdIdOf(hold(node.gateway, "b1"));
        ManagedChannel other = node.channel(Optional.of(node.network.gateway("other")));

        assertThat(codeOf(() -> release(other, holdId))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(codeOf(() -> confirm(other, holdId, "tx"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(node.holds.offered()).doesNotContain("b1");
        release(node.gateway, holdId);
        assertThat(node.holds.offered()).contains("b1");
    }

    @Test
    void a_gateway_is_believed_only_when_the_ledger_says_the_same() {
        CreateHoldResponse answer = hold(node.gateway, "b1");
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());

        assertThat(codeOf(() -> confirm(node.gateway, promise.getHoldId(), "tx")))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        node.ledger.put(promise.getTripId(), new BookedTrips.BookedTrip("tx", List.of(), List.of(), ByteString.EMPTY));
        assertThat(codeOf(() -> confirm(node.gateway, promise.getHoldId(), "tx")))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        node.book(promise, answer.getHold(), ByteString.EMPTY);
        assertThat(codeOf(() -> confirm(node.gateway, promise.getHoldId(), "another-tx")))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(confirm(node.gateway, promise.getHoldId(), "tx")).isEqualTo(HoldStatus.HOLD_STATUS_CONFIRMED);
    }

    @Test
    void a_start_time_that_is_no_time_cannot_be_understood() {
        CreateHoldRequest request = CreateHoldRequest.newBuilder()
                .setHoldId(UUID.randomUUID().toString())
                .setTripId(UUID.randomUUID().toString())
                .setLeg(LegRequest.newBuilder()
                        .setTimetable(TimetableLeg.newBuilder()
                                .setGtfsTripId("often")
                                .setServiceDate(ServiceDate.newBuilder()
                                        .setYear(2024)
                                        .setMonth(5)
                                        .setDay(14))
                                .setStartTime("8 o'clock")))
                .setExpectedPrice(Messages.money(Holds.TEN_MINUTES))
                .build();

        assertThatThrownBy(() -> HoldServiceGrpc.newBlockingStub(node.gateway).createHold(request))
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageContaining("start_time must be HH:MM:SS");
    }
}
