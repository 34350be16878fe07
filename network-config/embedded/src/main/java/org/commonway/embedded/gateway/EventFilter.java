package org.commonway.embedded.gateway;

import com.google.rpc.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.commit.TransactionStatus;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/** Which events a reader asked for. Used by one thread at a time. */
final class EventFilter {
    private final String chaincodeId;
    private final String afterTxId;
    private final long startBlock;
    private boolean passed;

    private EventFilter(String chaincodeId, String afterTxId, long startBlock) {
        this.chaincodeId = chaincodeId;
        this.afterTxId = afterTxId;
        this.startBlock = startBlock;
        this.passed = afterTxId.isEmpty();
    }

    /**
     * From the block of the transaction named, else from the block named, else from the next one; as Fabric's
     * chaincodeEventsStartBlock.
     */
    static EventFilter of(ChaincodeEventsRequest request, Ledger ledger) {
        Optional<TransactionStatus> after = ledger.findStatus(request.getAfterTransactionId());
        long start = after.isPresent() ? after.get().block() : startBlock(request, ledger);
        return new EventFilter(request.getChaincodeId(), request.getAfterTransactionId(), start);
    }

    long startBlock() {
        return startBlock;
    }

    List<ChaincodeEvent> matching(List<ChaincodeEvent> events) {
        List<ChaincodeEvent> matching = new ArrayList<>();
        for (ChaincodeEvent event : events) {
            if (passed && event.getChaincodeId().equals(chaincodeId)) {
                matching.add(event);
            }
            passed = passed || event.getTxId().equals(afterTxId);
        }
        return matching;
    }

    private static long startBlock(ChaincodeEventsRequest request, Ledger ledger) {
        SeekPosition position = request.getStartPosition();
        return switch (position.getTypeCase()) {
            case TYPE_NOT_SET, NEXT_COMMIT -> ledger.height();
            case SPECIFIED -> position.getSpecified().getNumber();
            default ->
                throw GatewayErrors.plain(
                        Code.INVALID_ARGUMENT, "invalid start position type: " + position.getTypeCase());
        };
    }
}
