package org.commonway.node.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.node.acknowledgement.AcknowledgementRefused;
import org.commonway.node.hold.HoldConflict;
import org.commonway.node.ride.RideRefused;
import org.commonway.node.store.StoreOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a call, and turns bad news into gRPC status codes, each with one sentence. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** Sends what the supplier gives, or its bad news. */
    static <A> void answer(StreamObserver<A> observer, Supplier<A> supplier) {
        A answer;
        try {
            answer = supplier.get();
        } catch (RuntimeException badNews) {
            observer.onError(status(badNews));
            return;
        }
        observer.onNext(answer);
        observer.onCompleted();
    }

    static StatusRuntimeException status(RuntimeException badNews) {
        if (badNews instanceof StatusRuntimeException already) {
            return already;
        }
        if (badNews instanceof HoldConflict conflict) {
            return status(conflict).withDescription(conflict.getMessage()).asRuntimeException();
        }
        if (badNews instanceof AcknowledgementRefused refused) {
            return (refused.isLater() ? Status.FAILED_PRECONDITION : Status.INVALID_ARGUMENT)
                    .withDescription(refused.getMessage())
                    .asRuntimeException();
        }
        if (badNews instanceof RideRefused) {
            return Status.PERMISSION_DENIED
                    .withDescription(badNews.getMessage())
                    .asRuntimeException();
        }
        if (badNews instanceof LedgerOutage || badNews instanceof LedgerRefusal || badNews instanceof StoreOutage) {
            return Status.UNAVAILABLE.withDescription(badNews.getMessage()).asRuntimeException();
        }
        if (badNews instanceof IllegalArgumentException) {
            return Status.INVALID_ARGUMENT
                    .withDescription("The request cannot be understood: " + badNews.getMessage() + ".")
                    .asRuntimeException();
        }
        LOG.error("A call failed by a bug of this node", badNews);
        return Status.INTERNAL
                .withDescription("The node failed by a bug of its own; nothing more was done.")
                .asRuntimeException();
    }

    private static Status status(HoldConflict conflict) {
        return switch (conflict.reason()) {
            case ID_IN_USE -> Status.ALREADY_EXISTS;
            case UNKNOWN_HOLD -> Status.NOT_FOUND;
            case NOT_YOURS -> Status.PERMISSION_DENIED;
            case WRONG_STATE, NOT_BOOKED -> Status.FAILED_PRECONDITION;
        };
    }
}
