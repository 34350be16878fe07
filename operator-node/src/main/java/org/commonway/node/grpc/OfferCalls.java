package org.commonway.node.grpc;

import com.google.protobuf.Message;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.commonway.audit.digest.Digest;
import org.commonway.node.acknowledgement.AcknowledgementDesk;
import org.commonway.node.acknowledgement.GivenAnswers;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.leg.LegWish;
import org.commonway.node.offer.OfferBoard;
import org.commonway.node.quote.QuoteDesk;
import org.commonway.node.quote.QuoteRefused;
import org.commonway.node.quote.RideWish;
import org.commonway.proto.offer.v1.AcknowledgeRequest;
import org.commonway.proto.offer.v1.AcknowledgeResponse;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.commonway.proto.offer.v1.QuoteRefusal;
import org.commonway.proto.offer.v1.QuoteRequest;
import org.commonway.proto.offer.v1.QuoteResponse;
import org.commonway.proto.offer.v1.RefusalReason;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.offer.v1.SignedQuoteRefusal;
import org.commonway.proto.offer.v1.StreamOffersRequest;
import org.commonway.proto.offer.v1.StreamOffersResponse;
import org.commonway.proto.type.v1.SignedEnvelope;

/** commonway.offer.v1.OfferService. */
public final class OfferCalls extends OfferServiceGrpc.OfferServiceImplBase {
    private final OfferBoard board;
    private final Optional<QuoteDesk> quotes;
    private final HoldBook book;
    private final Seal seal;
    private final Sending sending;
    private final Acknowledging acknowledging;

    /**
     * What gateways acknowledge.
     *
     * @param answers is told of each quote and refusal that is signed
     * @param desk takes the acknowledgements
     */
    public record Acknowledging(GivenAnswers answers, AcknowledgementDesk desk) {}

    /**
     * How updates are sent.
     *
     * @param executor sends to readers who are ready
     * @param clock dates the updates
     */
    public record Sending(Executor executor, InstantSource clock) {}

    /** Serves this board, and quotes where rides on demand are run. */
    public OfferCalls(
            OfferBoard board,
            Optional<QuoteDesk> quotes,
            HoldBook book,
            Seal seal,
            Sending sending,
            Acknowledging acknowledging) {
        this.board = board;
        this.quotes = quotes;
        this.book = book;
        this.seal = seal;
        this.sending = sending;
        this.acknowledging = acknowledging;
    }

    @Override
    public void streamOffers(StreamOffersRequest request, StreamObserver<StreamOffersResponse> observer) {
        OfferMessages messages = new OfferMessages(seal, board.streamId(), sending.clock());
        new OfferStream(board, (ServerCallStreamObserver<StreamOffersResponse>) observer, messages, sending.executor())
                .open(request.getStreamId(), request.getResumeAfter());
    }

    @Override
    public void quote(QuoteRequest request, StreamObserver<QuoteResponse> observer) {
        Answers.answer(
                observer,
                () -> quotes.map(desk -> quote(desk, request))
                        .orElseThrow(() -> io.grpc.Status.UNIMPLEMENTED
                                .withDescription("Operator " + seal.operatorId() + " runs no rides on demand.")
                                .asRuntimeException()));
    }

    private QuoteResponse quote(QuoteDesk desk, QuoteRequest request) {
        Instant departAt = Messages.instant(request.getDepartAt());
        RideWish wish = new RideWish(
                Messages.position(request.getFrom()),
                Messages.position(request.getTo()),
                departAt,
                request.getPassengers(),
                new RideWish.Road(Math.max(0, request.getDistanceMetres()), Math.max(0, request.getDurationSeconds())));
        try {
            return QuoteResponse.newBuilder()
                    .setQuote(sealed(message(desk.quote(wish, book), request.getPassengers())))
                    .build();
        } catch (QuoteRefused refused) {
            return refusal(request, refused);
        }
    }

    private QuoteResponse refusal(QuoteRequest request, QuoteRefused refused) {
        QuoteRefusal refusal = QuoteRefusal.newBuilder()
                .setReason(RefusalReason.valueOf("REFUSAL_REASON_" + refused.reason()))
                .setSentence(String.valueOf(refused.getMessage()))
                .build();
        SignedQuoteRefusal whole = SignedQuoteRefusal.newBuilder()
                .setRefusalId(UUID.randomUUID().toString())
                .setOperatorId(seal.operatorId())
                .setRefusal(refusal)
                .setFrom(request.getFrom())
                .setTo(request.getTo())
                .setDepartAt(request.getDepartAt())
                .setPassengers(request.getPassengers())
                .setMadeAt(Messages.moment(sending.clock().instant()))
                .build();
        return QuoteResponse.newBuilder()
                .setRefusal(refusal)
                .setSignedRefusal(sealed(whole))
                .build();
    }

    private SignedEnvelope sealed(Message answer) {
        SignedEnvelope envelope = seal.seal(answer);
        acknowledging.answers().add(signedDigest(envelope), sending.clock().instant());
        return envelope;
    }

    /** SHA-256 of what was signed: the type, a zero byte and the payload. */
    private static Digest signedDigest(SignedEnvelope envelope) {
        byte[] type = envelope.getPayloadType().getBytes(StandardCharsets.UTF_8);
        return Digest.of(type, new byte[1], envelope.getPayload().toByteArray());
    }

    @Override
    public void acknowledge(AcknowledgeRequest request, StreamObserver<AcknowledgeResponse> observer) {
        Answers.answer(observer, () -> {
            Caller.getGatewayId();
            acknowledging.desk().take(request.getNote().toByteArray());
            return AcknowledgeResponse.getDefaultInstance();
        });
    }

    private RideQuote message(LegWish.Quoted quote, int passengers) {
        return RideQuote.newBuilder()
                .setQuoteId(quote.quoteId())
                .setOperatorId(seal.operatorId())
                .setFrom(Messages.position(quote.from()))
                .setTo(Messages.position(quote.to()))
                .setPickUpAt(Messages.moment(quote.window().start()))
                .setArriveAt(Messages.moment(quote.window().end()))
                .setPrice(Messages.money(quote.price()))
                .setValidUntil(Messages.moment(quote.validUntil()))
                .setPassengers(passengers)
                .build();
    }
}
