package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.acknowledgement.AcknowledgementDesk;
import org.commonway.node.acknowledgement.GivenAnswers;
import org.commonway.node.acknowledgement.ListedAcknowledgements;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.fare.DistanceFare;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.Holds.MapStore;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.place.Area;
import org.commonway.node.place.Position;
import org.commonway.node.quote.QuoteDesk;
import org.commonway.node.quote.RideService;
import org.commonway.proto.offer.v1.QuoteRequest;
import org.commonway.proto.offer.v1.QuoteResponse;
import org.commonway.proto.offer.v1.RefusalReason;
import org.commonway.proto.offer.v1.SignedQuoteRefusal;
import org.commonway.rules.money.Money;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

/** What a node answers to those who ask for a ride. */
class QuoteCallsTest {
    private static final Position INSIDE = Position.ofDegrees(41.15, -8.61);
    private static final Position OUTSIDE = Position.ofDegrees(41.30, -8.61);

    private final SetClock clock = new SetClock();
    private final Holds holds = new Holds(new MapStore(), clock);
    private final QuoteDesk desk = new QuoteDesk(
            new RideService(
                    new Area(List.of(
                            Position.ofDegrees(41.1, -8.7),
                            Position.ofDegrees(41.2, -8.7),
                            Position.ofDegrees(41.2, -8.5))),
                    new RideService.Hours(LocalTime.of(6, 0), LocalTime.of(23, 30), ZoneId.of("Europe/Lisbon")),
                    new RideService.RideFleet("shuttle", 1, 8, 28),
                    new DistanceFare(Money.of(300, "EUR"), Money.of(90, "EUR")),
                    Holds.CONDITIONS),
            clock,
            () -> "q1",
            Duration.ofMinutes(5));
    private final GivenAnswers given = new GivenAnswers();
    private final OfferCalls calls = new OfferCalls(
            holds.board,
            Optional.of(desk),
            holds.book,
            Holds.SEAL,
            new OfferCalls.Sending(Runnable::run, clock),
            new OfferCalls.Acknowledging(
                    given,
                    new AcknowledgementDesk(
                            "bikes",
                            origin -> Optional.empty(),
                            given,
                            new BoardPlace(holds.board),
                            new ListedAcknowledgements(new ArrayList<>()),
                            clock)));

    private QuoteResponse ask(QuoteRequest request) {
        List<QuoteResponse> answers = new ArrayList<>();
        calls.quote(request, new StreamObserver<>() {
            @Override
            public void onNext(QuoteResponse answer) {
                answers.add(answer);
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }

            @Override
            public void onCompleted() {}
        });
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    @Test
    void a_refusal_is_signed_with_the_ride_that_was_refused_and_is_another_each_time() {
        QuoteRequest request = QuoteRequest.newBuilder()
                .setFrom(Messages.position(INSIDE))
                .setTo(Messages.position(OUTSIDE))
                .setDepartAt(Messages.moment(clock.now))
                .setPassengers(2)
                .build();
        QuoteResponse answer = ask(request);

        assertThat(answer.getRefusal().getReason()).isEqualTo(RefusalReason.REFUSAL_REASON_OUTSIDE_AREA);
        SignedQuoteRefusal signed = Envelopes.read(answer.getSignedRefusal(), SignedQuoteRefusal.getDefaultInstance());
        assertThat(Seal.isSignedBy(
                        answer.getSignedRefusal(),
                        SigningKeys.decodePublic(Holds.SEAL.publicKey().toByteArray())))
                .isTrue();
        assertThat(signed.getRefusal()).isEqualTo(answer.getRefusal());
        assertThat(signed.getOperatorId()).isEqualTo("bikes");
        assertThat(signed.getFrom()).isEqualTo(request.getFrom());
        assertThat(signed.getTo()).isEqualTo(request.getTo());
        assertThat(signed.getDepartAt()).isEqualTo(request.getDepartAt());
        assertThat(signed.getPassengers()).isEqualTo(2);
        assertThat(signed.getMadeAt()).isEqualTo(Messages.moment(clock.now));
        assertThat(ask(request).getSignedRefusal().getPayload())
                .isNotEqualTo(answer.getSignedRefusal().getPayload());
        assertThat(given.given()).isEqualTo(2);
    }
}
