package org.commonway.embedded.gateway;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.concurrent.CompletionException;
import org.commonway.embedded.commit.OrderRefusal;
import org.commonway.embedded.endorse.EndorsementFailure;
import org.commonway.embedded.state.StateOutage;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bad news with the status, the text and the details that Fabric's gateway gives (internal/pkg/gateway). */
final class GatewayErrors {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayErrors.class);

    private final String address;

    /** The address that details name as the one that failed. */
    GatewayErrors(String address) {
        this.address = address;
    }

    StatusRuntimeException ofEvaluate(Throwable failure) {
        return unwrap(failure) instanceof EndorsementFailure known
                ? switch (known.reason()) {
                    case MALFORMED -> plain(Code.INVALID_ARGUMENT, known.text());
                    case NO_ENDORSER -> plain(Code.FAILED_PRECONDITION, known.text());
                    case CALLER -> detailed(Code.FAILED_PRECONDITION, evaluateText(known), known);
                    case CHAINCODE -> detailed(Code.UNKNOWN, evaluateText(known), known);
                    case PEER ->
                        detailed(
                                Code.ABORTED,
                                "failed to evaluate transaction, see attached details for more info",
                                known);
                }
                : other(failure);
    }

    StatusRuntimeException ofEndorse(Throwable failure) {
        return unwrap(failure) instanceof EndorsementFailure known
                ? switch (known.reason()) {
                    case MALFORMED -> plain(Code.INVALID_ARGUMENT, known.text());
                    case NO_ENDORSER -> plain(Code.FAILED_PRECONDITION, known.text());
                    case CALLER, CHAINCODE, PEER -> detailed(Code.ABORTED, endorseText(known), known);
                }
                : other(failure);
    }

    StatusRuntimeException ofSubmit(Throwable failure) {
        return unwrap(failure) instanceof OrderRefusal known
                ? switch (known.reason()) {
                    case BAD_REQUEST, FORBIDDEN, NOT_FOUND ->
                        plain(
                                Code.ABORTED,
                                "received unsuccessful response from orderer: status=" + known.reason() + ", info="
                                        + known.sentence());
                    case BUSY -> plain(Code.RESOURCE_EXHAUSTED, known.sentence());
                    case UNAVAILABLE ->
                        status(
                                Code.UNAVAILABLE,
                                "no orderers could successfully process transaction",
                                detail("", known.sentence()));
                }
                : other(failure);
    }

    static StatusRuntimeException plain(Code code, String text) {
        return StatusProto.toStatusRuntimeException(
                Status.newBuilder().setCode(code.getNumber()).setMessage(text).build());
    }

    /** What no rule foresaw is a bug here, not something the caller did. */
    static StatusRuntimeException other(Throwable failure) {
        if (unwrap(failure) instanceof StatusRuntimeException known) {
            return known;
        }
        if (unwrap(failure) instanceof StateOutage outage) {
            return plain(Code.UNAVAILABLE, String.valueOf(outage.getMessage()));
        }
        LOG.error("a call failed for a fault of the network's own", failure);
        return plain(Code.INTERNAL, "the embedded network failed: " + unwrap(failure));
    }

    private static String evaluateText(EndorsementFailure failure) {
        return "evaluate call to endorser returned error: " + failure.text();
    }

    private static String endorseText(EndorsementFailure failure) {
        return failure.isFirst()
                ? "failed to endorse transaction, see attached details for more info"
                : "failed to collect enough transaction endorsements, see attached details for more info";
    }

    private StatusRuntimeException detailed(Code code, String text, EndorsementFailure failure) {
        return status(code, text, detail(failure.mspId(), failure.text()));
    }

    private ErrorDetail detail(String mspId, String text) {
        return ErrorDetail.newBuilder()
                .setAddress(address)
                .setMspId(mspId)
                .setMessage(text)
                .build();
    }

    private static StatusRuntimeException status(Code code, String text, ErrorDetail detail) {
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(text)
                .addDetails(Any.pack(detail))
                .build());
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
