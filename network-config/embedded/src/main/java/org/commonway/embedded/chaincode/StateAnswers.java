package org.commonway.embedded.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.commonway.embedded.state.RangeScan;
import org.commonway.embedded.state.Simulation;
import org.commonway.embedded.state.StateView;
import org.commonway.embedded.state.StoredValue;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetHistoryForKey;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.QueryMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.StateMetadata;
import org.hyperledger.fabric.protos.peer.StateMetadataResult;

/** Answers what a running chaincode asks of the state, as core/chaincode/handler.go does. */
final class StateAnswers {
    /** Entries in one message of a range query, as Fabric sends them. */
    private static final int PAGE = 100;
    /** As a Fabric peer's ledger.state.totalQueryLimit. */
    private static final int TOTAL_LIMIT = 100_000;

    private final Call call;
    private final PrivateAnswers privately;
    private final Map<String, Iterator<KeyModification>> histories = new HashMap<>();
    private int queries;

    StateAnswers(Call call) {
        this.call = call;
        this.privately = new PrivateAnswers(call.sees());
    }

    /**
     * The payload of the answer.
     *
     * @throws ChaincodeFailure if it cannot be answered; the shim hides the text from the chaincode
     */
    ByteString answer(ChaincodeMessage question) {
        ByteString payload = question.getPayload();
        try {
            return switch (question.getType()) {
                case GET_STATE -> get(GetState.parseFrom(payload));
                case PUT_STATE -> put(PutState.parseFrom(payload));
                case DEL_STATE -> delete(DelState.parseFrom(payload));
                case GET_STATE_METADATA -> getMetadata(GetStateMetadata.parseFrom(payload));
                case PUT_STATE_METADATA -> putMetadata(PutStateMetadata.parseFrom(payload));
                case GET_STATE_BY_RANGE -> range(GetStateByRange.parseFrom(payload));
                case GET_PRIVATE_DATA_HASH -> privately.getHash(GetState.parseFrom(payload));
                case PURGE_PRIVATE_DATA -> privately.purge(DelState.parseFrom(payload));
                case GET_HISTORY_FOR_KEY -> history(GetHistoryForKey.parseFrom(payload));
                case QUERY_STATE_NEXT -> next(QueryStateNext.parseFrom(payload).getId());
                case QUERY_STATE_CLOSE ->
                    close(QueryStateClose.parseFrom(payload).getId());
                default -> throw new ChaincodeFailure(question.getType() + " is not supported by the embedded network");
            };
        } catch (InvalidProtocolBufferException e) {
            throw new ChaincodeFailure("cannot read the chaincode's " + question.getType(), e);
        } catch (IllegalStateException e) {
            throw new ChaincodeFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new ChaincodeFailure("the chain cannot be read: " + e.getMessage(), e);
        }
    }

    private ByteString put(PutState request) {
        if (!request.getCollection().isEmpty()) {
            return privately.put(request);
        }
        simulation().put(request.getKey(), request.getValue());
        return ByteString.EMPTY;
    }

    private ByteString delete(DelState request) {
        if (!request.getCollection().isEmpty()) {
            return privately.delete(request);
        }
        simulation().delete(request.getKey());
        return ByteString.EMPTY;
    }

    private ByteString putMetadata(PutStateMetadata request) {
        if (!request.getCollection().isEmpty()) {
            return privately.putMetadata(request);
        }
        StateMetadata metadata = request.getMetadata();
        simulation().putMetadata(request.getKey(), metadata.getMetakey(), metadata.getValue());
        return ByteString.EMPTY;
    }

    private static ByteString close(String id) {
        return QueryResponse.newBuilder().setId(id).build().toByteString();
    }

    private ByteString get(GetState request) {
        if (!request.getCollection().isEmpty()) {
            return privately.get(request);
        }
        return simulation().get(request.getKey()).map(StoredValue::value).orElse(ByteString.EMPTY);
    }

    private ByteString getMetadata(GetStateMetadata request) {
        Map<String, ByteString> metadata = request.getCollection().isEmpty()
                ? simulation().get(request.getKey()).map(StoredValue::metadata).orElse(Map.of())
                : privately.getMetadata(request);
        StateMetadataResult.Builder result = StateMetadataResult.newBuilder();
        metadata.forEach((name, value) ->
                result.addEntries(StateMetadata.newBuilder().setMetakey(name).setValue(value)));
        return result.build().toByteString();
    }

    private ByteString range(GetStateByRange request) throws InvalidProtocolBufferException {
        String id = call.txId() + "-" + queries++;
        QueryMetadata metadata = QueryMetadata.parseFrom(request.getMetadata());
        if (!request.getCollection().isEmpty()) {
            return results(id, privately.range(id, request), PAGE).build().toByteString();
        }
        if (metadata.getPageSize() > 0) {
            return page(id, request, metadata);
        }
        return results(id, simulation().openRange(id, request.getStartKey(), request.getEndKey()), PAGE)
                .build()
                .toByteString();
    }

    private ByteString history(GetHistoryForKey request) throws IOException {
        String id = call.txId() + "-" + queries++;
        histories.put(id, call.sees().history().of(request.getKey()));
        return modifications(id, histories.get(id));
    }

    private static ByteString modifications(String id, Iterator<KeyModification> history) {
        QueryResponse.Builder response = QueryResponse.newBuilder().setId(id);
        while (response.getResultsCount() < PAGE && history.hasNext()) {
            response.addResults(
                    QueryResultBytes.newBuilder().setResultBytes(history.next().toByteString()));
        }
        return response.setHasMore(history.hasNext()).build().toByteString();
    }

    private ByteString page(String id, GetStateByRange request, QueryMetadata metadata) {
        String start = metadata.getBookmark().isEmpty() ? request.getStartKey() : metadata.getBookmark();
        RangeScan scan = simulation().openPagedRange(id, start, request.getEndKey());
        QueryResponse.Builder response = results(id, scan, Math.min(metadata.getPageSize(), TOTAL_LIMIT));
        return response.setHasMore(false)
                .setMetadata(QueryResponseMetadata.newBuilder()
                        .setFetchedRecordsCount(response.getResultsCount())
                        .setBookmark(scan.bookmark())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    private ByteString next(String id) {
        Iterator<KeyModification> history = histories.get(id);
        if (history != null) {
            return modifications(id, history);
        }
        RangeScan scan = simulation().findRange(id).orElseThrow(() -> new ChaincodeFailure("query iterator not found"));
        return results(id, scan, PAGE).build().toByteString();
    }

    /** Never says that there is more with nothing behind it: the shim would fail on the empty page that follows. */
    private QueryResponse.Builder results(String id, RangeScan scan, int limit) {
        List<StateView.Entry> entries = scan.next(limit);
        QueryResponse.Builder response = QueryResponse.newBuilder().setId(id).setHasMore(scan.hasMore());
        entries.forEach(entry -> response.addResults(QueryResultBytes.newBuilder()
                .setResultBytes(KV.newBuilder()
                        .setKey(entry.key())
                        .setValue(entry.stored().value())
                        .build()
                        .toByteString())));
        return response;
    }

    private Simulation simulation() {
        return call.sees().simulation();
    }
}
