package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.Chaincode.Response;

/** A channel in memory that calls the chaincode as a peer does, and commits what it writes. */
final class MemoryLedger {
    private static final CommonwayChaincode CHAINCODE = new CommonwayChaincode();

    final TreeMap<String, byte[]> state = new TreeMap<>();
    final TreeMap<String, byte[]> policies = new TreeMap<>();
    final TreeMap<String, byte[]> evidence = new TreeMap<>();
    final List<MemoryTransaction.Event> events = new ArrayList<>();
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    Map<String, byte[]> transientData = Map.of();
    private final CommonwayChaincode chaincode;
    private int transactions;

    /** A channel with the chaincode that nobody counts. */
    MemoryLedger() {
        this(CHAINCODE);
    }

    /** A channel with this chaincode. */
    MemoryLedger(CommonwayChaincode chaincode) {
        this.chaincode = chaincode;
    }

    /** Runs the function on the state as it is and commits nothing. */
    MemoryTransaction simulate(Member caller, String function, Object... arguments) {
        List<byte[]> all = new ArrayList<>();
        all.add(bytes(function));
        for (Object argument : arguments) {
            all.add(bytes(argument));
        }
        MemoryTransaction transaction =
                new MemoryTransaction(this, caller, String.format("%064x", transactions), transientData, all);
        transaction.response = chaincode.invoke(transaction.stub());
        return transaction;
    }

    /** Runs the function and commits what it writes when it succeeds. */
    Response call(Member caller, String function, Object... arguments) {
        MemoryTransaction transaction = simulate(caller, function, arguments);
        transactions++;
        if (transaction.response.getStatus() == Response.Status.SUCCESS) {
            transaction.commit();
        }
        return transaction.response;
    }

    /** What the function answers; the test fails when it refuses. */
    <M extends Message> M ask(Parser<M> parser, Member caller, String function, Object... arguments) {
        Response response = call(caller, function, arguments);
        assertThat(response.getStatus()).as(response.getMessage()).isEqualTo(Response.Status.SUCCESS);
        return parse(parser, response.getPayload());
    }

    /** The code that the function refuses with; the test fails when it does not refuse in the agreed form. */
    String refusal(Member caller, String function, Object... arguments) {
        return codeOf(call(caller, function, arguments));
    }

    static String codeOf(Response response) {
        assertThat(response.getStatus()).isEqualTo(Response.Status.INTERNAL_SERVER_ERROR);
        assertThat(response.getMessage())
                .matches("(?s)[A-Z_]+: [A-Z].*\\.")
                .doesNotStartWith(CommonwayChaincode.FAILED);
        return response.getMessage().substring(0, response.getMessage().indexOf(':'));
    }

    static <M extends Message> M parse(Parser<M> parser, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An argument as it is sent: a message's bytes, a text's UTF-8, or bytes themselves. */
    private static byte[] bytes(Object argument) {
        if (argument instanceof Message message) {
            return message.toByteArray();
        }
        if (argument instanceof Message.Builder builder) {
            return builder.build().toByteArray();
        }
        return argument instanceof byte[] bytes ? bytes : ((String) argument).getBytes(StandardCharsets.UTF_8);
    }
}
