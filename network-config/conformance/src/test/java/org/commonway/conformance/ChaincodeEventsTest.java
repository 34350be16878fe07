package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.Test;

/** Events of the chaincode: which there are, in what order, and from where on. */
class ChaincodeEventsTest extends ConformanceTest {

    private static String payload(ChaincodeEvent event) {
        return new String(event.getPayload(), StandardCharsets.UTF_8);
    }

    /** Submits a transaction with an event that says this. */
    private Status say(String payload) throws Exception {
        Status status = transit.endorsed("event|Said|" + payload).submitAsync().getStatus();
        assertThat(status.getCode()).isEqualTo(VALID);
        return status;
    }

    private CloseableIterator<ChaincodeEvent> from(Participant reader, long block) {
        return reader.network()
                .newChaincodeEventsRequest(network.chaincodeName())
                .startBlock(block)
                .build()
                .getEvents();
    }

    private static List<String> next(CloseableIterator<ChaincodeEvent> events, int count) {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add(payload(events.next()));
        }
        return payloads;
    }

    @Test
    void an_event_names_its_block_its_transaction_its_chaincode_and_itself() throws Exception {
        Status status = say("hello");
        try (CloseableIterator<ChaincodeEvent> events = from(client(COOP), status.getBlockNumber())) {
            ChaincodeEvent event = events.next();

            assertThat(event.getBlockNumber()).isEqualTo(status.getBlockNumber());
            assertThat(event.getTransactionId()).isEqualTo(status.getTransactionId());
            assertThat(event.getChaincodeName()).isEqualTo(network.chaincodeName());
            assertThat(event.getEventName()).isEqualTo("Said");
            assertThat(payload(event)).isEqualTo("hello");
        }
    }

    @Test
    void events_are_replayed_from_a_block_and_go_on_live() throws Exception {
        Status first = say("one");
        say("two");
        try (CloseableIterator<ChaincodeEvent> events = from(transit, first.getBlockNumber())) {
            assertThat(next(events, 2)).containsExactly("one", "two");
            say("three");
            assertThat(next(events, 1)).containsExactly("three");
        }
    }

    @Test
    void events_without_a_start_are_those_to_come() throws Exception {
        say("before");
        try (CloseableIterator<ChaincodeEvent> events = transit.network().getChaincodeEvents(network.chaincodeName())) {
            // The client opens the stream without waiting for it; a read over the same connection comes after it.
            transit.evaluate("get|k");
            say("after");
            assertThat(next(events, 1)).containsExactly("after");
        }
    }

    @Test
    void events_are_resumed_after_the_transaction_of_a_checkpoint() throws Exception {
        Status first = say("one");
        Status second = say("two");
        say("three");
        InMemoryCheckpointer checkpoint = new InMemoryCheckpointer();
        checkpoint.checkpointTransaction(second.getBlockNumber(), second.getTransactionId());

        try (CloseableIterator<ChaincodeEvent> events = transit.network()
                .newChaincodeEventsRequest(network.chaincodeName())
                .startBlock(first.getBlockNumber())
                .checkpoint(checkpoint)
                .build()
                .getEvents()) {
            assertThat(next(events, 1)).containsExactly("three");
        }
    }

    @Test
    void events_are_resumed_at_the_block_after_that_of_a_checkpoint() throws Exception {
        Status first = say("one");
        say("two");
        InMemoryCheckpointer checkpoint = new InMemoryCheckpointer();
        checkpoint.checkpointBlock(first.getBlockNumber());

        try (CloseableIterator<ChaincodeEvent> events = transit.network()
                .newChaincodeEventsRequest(network.chaincodeName())
                .checkpoint(checkpoint)
                .build()
                .getEvents()) {
            assertThat(next(events, 1)).containsExactly("two");
        }
    }

    @Test
    void a_reader_that_notes_each_event_misses_none_and_sees_none_twice() throws Exception {
        Status first = say("0");
        for (int i = 1; i < 10; i++) {
            say(String.valueOf(i));
        }
        InMemoryCheckpointer checkpoint = new InMemoryCheckpointer();
        List<String> seen = new ArrayList<>();
        while (seen.size() < 10) {
            try (CloseableIterator<ChaincodeEvent> events = transit.network()
                    .newChaincodeEventsRequest(network.chaincodeName())
                    .startBlock(first.getBlockNumber())
                    .checkpoint(checkpoint)
                    .build()
                    .getEvents()) {
                for (int i = 0; i < 3 && seen.size() < 10; i++) {
                    ChaincodeEvent event = events.next();
                    seen.add(payload(event));
                    checkpoint.checkpointChaincodeEvent(event);
                }
            }
        }
        assertThat(seen).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void a_transaction_that_is_not_valid_has_no_event() throws Exception {
        String key = key("k");
        Transaction loser = transit.endorsed("append|" + key + "|x", "event|Said|lost");
        Status first = transit.endorsed("put|" + key + "|y", "event|Said|won")
                .submitAsync()
                .getStatus();
        assertThat(code(loser)).isEqualTo(MVCC_READ_CONFLICT);
        say("end");

        try (CloseableIterator<ChaincodeEvent> events = from(transit, first.getBlockNumber())) {
            assertThat(next(events, 2)).containsExactly("won", "end");
        }
    }

    @Test
    void events_of_another_chaincode_are_not_told() throws Exception {
        Status first = say("ours");
        CloseableIterator<ChaincodeEvent> others = transit.network()
                .newChaincodeEventsRequest("another")
                .startBlock(first.getBlockNumber())
                .build()
                .getEvents();
        CompletableFuture<Boolean> any = CompletableFuture.supplyAsync(others::hasNext);
        try (CloseableIterator<ChaincodeEvent> ours = from(transit, first.getBlockNumber())) {
            say("ours again");
            assertThat(next(ours, 2)).containsExactly("ours", "ours again");
            assertThat(any).isNotDone();
        } finally {
            others.close();
        }
        var unused = any.handle((told, failure) -> told).get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_reader_that_stops_for_long_loses_nothing_and_disturbs_nobody() throws Exception {
        String long64k = "x".repeat(64 * 1024);
        Status first = say("begin");
        int count = 60; // 4 MB: more than the connection takes unread
        try (CloseableIterator<ChaincodeEvent> slow = from(client(COOP), first.getBlockNumber());
                CloseableIterator<ChaincodeEvent> quick = from(client(CITY), first.getBlockNumber())) {
            assertThat(next(slow, 1)).containsExactly("begin");
            assertThat(next(quick, 1)).containsExactly("begin");
            for (int i = 0; i < count; i++) {
                say(i + long64k);
                assertThat(next(quick, 1)).containsExactly(i + long64k);
            }
            for (int i = 0; i < count; i++) {
                assertThat(next(slow, 1)).containsExactly(i + long64k);
            }
        }
    }

    @Test
    void events_outlast_a_restart() throws Exception {
        Status first = say("before");
        assumeTrue(network.restart(), "the network cannot be restarted");
        transit = client(TRANSIT);
        say("after");

        try (CloseableIterator<ChaincodeEvent> events = from(transit, first.getBlockNumber())) {
            assertThat(next(events, 2)).containsExactly("before", "after");
        }
    }
}
