package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeServer;

/** A channel in memory that calls the contracts as a peer does: through the shim's own router, found by its own scan. */
final class MemoryLedger {
    private static final ContractRouter ROUTER = router();

    final TreeMap<String, byte[]> state = new TreeMap<>();
    final List<String> events = new ArrayList<>();
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private int transactions;

    private static ContractRouter router() {
        ContractRouter router = new ContractRouter(new String[] {"--i", "commonway:test"});
        try {
            router.startRouterWithChaincodeServer(new ChaincodeServer() {
                @Override
                public void start() {
                    // the test itself is the peer
                }

                @Override
                public void stop() {
                    // nothing was started
                }
            });
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        // The shim logs every refusal with its stack; what a test prints is its own failures.
        LogManager.getLogManager().reset();
        return router;
    }

    /** Runs the function and commits what it writes when it succeeds. */
    Response call(Member caller, String function, byte[]... arguments) {
        List<byte[]> all = new ArrayList<>();
        all.add(function.getBytes(StandardCharsets.UTF_8));
        all.addAll(Arrays.asList(arguments));
        MemoryTransaction transaction = new MemoryTransaction(state, caller, now, txId(transactions++), all);
        Response response = ROUTER.invoke(transaction.stub());
        if (response.getStatus() == Response.Status.SUCCESS) {
            transaction.writes.forEach(
                    (key, value) -> value.ifPresentOrElse(bytes -> state.put(key, bytes), () -> state.remove(key)));
            events.addAll(transaction.events);
        }
        return response;
    }

    Response call(Member caller, String function, String... arguments) {
        return call(
                caller,
                function,
                Arrays.stream(arguments)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    /** What the function answers; the test fails when it refuses. */
    <B extends Message.Builder> B ask(B builder, Member caller, String function, String... arguments) {
        Response response = call(caller, function, arguments);
        assertThat(response.getStatus()).as(response.getMessage()).isEqualTo(Response.Status.SUCCESS);
        try {
            JsonFormat.parser().merge(response.getStringPayload(), builder);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        return builder;
    }

    /** The code that the function refuses with; the test fails when it does not refuse in the agreed form. */
    String refusal(Member caller, String function, String... arguments) {
        return codeOf(call(caller, function, arguments));
    }

    static String codeOf(Response response) {
        assertThat(response.getStatus()).isEqualTo(Response.Status.INTERNAL_SERVER_ERROR);
        assertThat(response.getMessage()).matches("(?s)[A-Z_]+: [A-Z].*\\.");
        String code = response.getMessage().substring(0, response.getMessage().indexOf(':'));
        assertThat(response.getStringPayload()).isEqualTo(code);
        return code;
    }

    static String json(Message message) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String txId(int number) {
        return String.format("%064x", number);
    }
}
