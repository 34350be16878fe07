package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.TimeWindow;
import org.junit.jupiter.api.Test;

/** What a node promises is what it was asked for, or nothing is booked. */
class HoldCheckTest {
    private static final DataSource DATABASE = Workshop.database();

    private final Workshop workshop = new Workshop(DATABASE, Runnable::run, 5000);

    @Test
    void a_node_that_signs_another_price_is_refused_with_both_prices() {
        workshop.nodes.signs = hold -> hold.getOperatorId().equals("bikes")
                ? hold.toBuilder()
                        .setPrice(Money.newBuilder().setMinorUnits(125).setCurrency("EUR"))
                        .build()
                : hold;
        ApiProblem problem = refusal();
        assertThat(problem.code()).isEqualTo(ProblemCode.PRICE_CHANGED);
        assertThat(problem.detail()).contains("1.25 EUR", "1.20 EUR", "bikes");
        workshop.assertNothingHeldOrPaid();
    }

    @Test
    void a_hold_for_something_else_is_refused() {
        List<UnaryOperator<org.commonway.proto.hold.v1.Hold>> lies = List.of(
                hold -> hold.toBuilder().setTripId("other").build(),
                hold -> hold.toBuilder().setHoldId("other").build(),
                hold -> hold.toBuilder().setOperatorId("other").build(),
                hold -> hold.toBuilder().setMode(Mode.MODE_CAR).build(),
                hold -> hold.toBuilder()
                        .setLegCommitment(ByteString.copyFrom(new byte[32]))
                        .build(),
                hold -> hold.toBuilder()
                        .setWindow(hold.getWindow().toBuilder().clearEnd())
                        .build(),
                hold -> hold.toBuilder()
                        .setClaim(Claim.newBuilder().setAssetId("a").setWindow(TimeWindow.getDefaultInstance()))
                        .build(),
                hold -> hold.toBuilder().setLeg(LegTerms.getDefaultInstance()).build());
        for (int i = 0; i < lies.size(); i++) {
            String key = "key" + i;
            var lie = lies.get(i);
            workshop.nodes.signs = hold -> hold.getOperatorId().equals("metro") ? lie.apply(hold) : hold;
            ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> workshop.book(key));
            assertThat(problem.code()).isEqualTo(ProblemCode.OPERATOR_DOWN);
            assertThat(problem.detail()).contains("metro");
            workshop.assertNothingHeldOrPaid();
        }
    }

    @Test
    void a_leg_that_is_not_what_was_asked_or_not_what_was_committed_to_is_refused() {
        workshop.nodes.legs = leg -> leg.toBuilder().setServiceRef("other").build();
        assertThat(refusal().code()).isEqualTo(ProblemCode.OPERATOR_DOWN);
        // Another departure of the same trip is another leg; a node that does not know start_time gives none.
        workshop.nodes.legs = leg -> leg.toBuilder().setStartTime("08:10:00").build();
        assertThat(refusal().code()).isEqualTo(ProblemCode.OPERATOR_DOWN);
        workshop.nodes.legs = UnaryOperator.identity();
        List<UnaryOperator<LegOpening>> lies = List.of(
                opening -> LegOpening.getDefaultInstance(),
                opening -> opening.toBuilder()
                        .setLeg(LegTerms.getDefaultInstance().toByteString())
                        .build(),
                opening -> opening.toBuilder()
                        .setSalt(ByteString.copyFromUtf8("short"))
                        .build());
        for (int i = 0; i < lies.size(); i++) {
            workshop.nodes.opens = lies.get(i);
            String key = "lie" + i;
            ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> workshop.book(key));
            assertThat(problem.detail()).contains("commits to another leg");
        }
        workshop.assertNothingHeldOrPaid();
    }

    @Test
    void a_hold_that_is_over_is_refused() {
        workshop.nodes.signs = hold -> hold.toBuilder()
                .setExpiresAt(Moment.newBuilder().setEpochMillis(Trips.NOW.toEpochMilli()))
                .build();
        assertThat(refusal().code()).isEqualTo(ProblemCode.OFFER_EXPIRED);
        workshop.assertNothingHeldOrPaid();
    }

    private ApiProblem refusal() {
        return catchThrowableOfType(ApiProblem.class, () -> workshop.book("key"));
    }
}
