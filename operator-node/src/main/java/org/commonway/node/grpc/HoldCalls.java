package org.commonway.node.grpc;

import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldConfirmation;
import org.commonway.node.hold.Promise;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.proto.hold.v1.ConfirmHoldRequest;
import org.commonway.proto.hold.v1.ConfirmHoldResponse;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldResponse;
import org.commonway.proto.hold.v1.EraseHoldRequest;
import org.commonway.proto.hold.v1.EraseHoldResponse;
import org.commonway.proto.hold.v1.HoldRefusalReason;
import org.commonway.proto.hold.v1.HoldServiceGrpc;
import org.commonway.proto.hold.v1.HoldStatus;
import org.commonway.proto.hold.v1.ReleaseHoldRequest;
import org.commonway.proto.hold.v1.ReleaseHoldResponse;

/** commonway.hold.v1.HoldService. */
public final class HoldCalls extends HoldServiceGrpc.HoldServiceImplBase {
    private final HoldBook book;
    private final HoldConfirmation confirmation;
    private final Wishes wishes;
    private final Consumer<String> tally;

    /**
     * Serves this book.
     *
     * @param seal knows our own quotes
     * @param tally told the outcome of each try to hold: HELD or the code of the refusal
     */
    public HoldCalls(HoldBook book, HoldConfirmation confirmation, Seal seal, Consumer<String> tally) {
        this.book = book;
        this.confirmation = confirmation;
        this.wishes = new Wishes(seal);
        this.tally = tally;
    }

    @Override
    public void createHold(CreateHoldRequest request, StreamObserver<CreateHoldResponse> observer) {
        Answers.answer(observer, () -> {
            String gatewayId = Caller.getGatewayId();
            try {
                Promise promise =
                        book.create(wishes.read(request, gatewayId)).facts().promise();
                CreateHoldResponse held = CreateHoldResponse.newBuilder()
                        .setHold(promise.envelope())
                        .setOpening(promise.opening())
                        .build();
                tally.accept("HELD");
                return held;
            } catch (HoldRefusal refusal) {
                tally.accept(refusal.reason().name());
                return refused(refusal);
            }
        });
    }

    private static CreateHoldResponse refused(HoldRefusal refusal) {
        var answer = org.commonway.proto.hold.v1.HoldRefusal.newBuilder()
                .setReason(HoldRefusalReason.valueOf("HOLD_REFUSAL_REASON_" + refusal.reason()))
                .setSentence(refusal.sentence());
        refusal.priceNow().ifPresent(price -> answer.setPriceNow(Messages.money(price)));
        return CreateHoldResponse.newBuilder().setRefusal(answer).build();
    }

    @Override
    public void releaseHold(ReleaseHoldRequest request, StreamObserver<ReleaseHoldResponse> observer) {
        Answers.answer(observer, () -> {
            book.release(request.getHoldId(), Caller.getGatewayId());
            return ReleaseHoldResponse.getDefaultInstance();
        });
    }

    @Override
    public void confirmHold(ConfirmHoldRequest request, StreamObserver<ConfirmHoldResponse> observer) {
        Answers.answer(observer, () -> {
            var hold = confirmation.confirm(request.getHoldId(), Caller.getGatewayId(), request.getTxId());
            return ConfirmHoldResponse.newBuilder().setStatus(status(hold)).build();
        });
    }

    @Override
    public void eraseHold(EraseHoldRequest request, StreamObserver<EraseHoldResponse> observer) {
        Answers.answer(observer, () -> {
            book.erase(request.getHoldId(), Caller.getGatewayId());
            return EraseHoldResponse.getDefaultInstance();
        });
    }

    static HoldStatus status(org.commonway.node.hold.Hold hold) {
        return HoldStatus.valueOf("HOLD_STATUS_" + hold.status());
    }
}
