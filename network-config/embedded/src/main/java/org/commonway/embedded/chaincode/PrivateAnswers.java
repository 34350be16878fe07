package org.commonway.embedded.chaincode;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.commonway.embedded.collection.CollectionAccess;
import org.commonway.embedded.collection.CollectionDefinition;
import org.commonway.embedded.state.CollectionRun;
import org.commonway.embedded.state.RangeScan;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.StateMetadata;

/**
 * Answers what a running chaincode asks of collections of private data, as core/chaincode/handler.go does: first
 * whether the creator may, then whether this peer has it. The hash is for all.
 */
final class PrivateAnswers {
    private final Call.Sight sees;

    PrivateAnswers(Call.Sight sees) {
        this.sees = sees;
    }

    ByteString get(GetState request) {
        CollectionDefinition collection = access().readable(request.getCollection());
        return run(collection)
                .get(request.getKey(), access().isKeptHere(collection))
                .orElse(ByteString.EMPTY);
    }

    ByteString getHash(GetState request) {
        return run(access().defined(request.getCollection()))
                .getHash(request.getKey())
                .orElse(ByteString.EMPTY);
    }

    ByteString put(PutState request) {
        run(access().writable(request.getCollection())).put(request.getKey(), request.getValue());
        return ByteString.EMPTY;
    }

    ByteString delete(DelState request) {
        run(access().writable(request.getCollection())).delete(request.getKey());
        return ByteString.EMPTY;
    }

    ByteString purge(DelState request) {
        run(access().writable(request.getCollection())).purge(request.getKey());
        return ByteString.EMPTY;
    }

    Map<String, ByteString> getMetadata(GetStateMetadata request) {
        return run(access().readable(request.getCollection())).getMetadata(request.getKey());
    }

    ByteString putMetadata(PutStateMetadata request) {
        StateMetadata metadata = request.getMetadata();
        run(access().writable(request.getCollection()))
                .putMetadata(request.getKey(), metadata.getMetakey(), metadata.getValue());
        return ByteString.EMPTY;
    }

    RangeScan range(String id, GetStateByRange request) {
        CollectionDefinition collection = access().readable(request.getCollection());
        return run(collection)
                .openRange(id, request.getStartKey(), request.getEndKey(), access().isKeptHere(collection));
    }

    private CollectionAccess access() {
        return sees.access();
    }

    private CollectionRun run(CollectionDefinition collection) {
        return sees.simulation().collection(collection.name());
    }
}
