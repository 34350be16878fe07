package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.conformance.BlockReader.NEWEST;
import static org.commonway.conformance.BlockReader.OLDEST;
import static org.commonway.conformance.BlockReader.at;
import static org.hyperledger.fabric.protos.orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY;
import static org.hyperledger.fabric.protos.orderer.SeekInfo.SeekBehavior.FAIL_IF_NOT_READY;

import com.google.protobuf.ByteString;
import java.time.Clock;
import java.time.Duration;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.junit.jupiter.api.Test;

/** Which blocks a peer delivers, by where the request starts and stops, and what becomes of a request in error. */
class SeekTest extends ConformanceTest {

    private long put() throws Exception {
        return transit.endorsed("put|" + key("k") + "|v")
                .submitAsync()
                .getStatus()
                .getBlockNumber();
    }

    private BlockReader reader() {
        return new BlockReader(transit, network.channelName());
    }

    @Test
    void from_one_block_to_another_come_those_between_and_a_success() throws Exception {
        long first = put();
        put();
        try (BlockReader reader = reader()) {
            reader.ask(at(first), at(first + 1), BLOCK_UNTIL_READY);

            assertThat(reader.next()).isEqualTo("block " + first);
            assertThat(reader.next()).isEqualTo("block " + (first + 1));
            assertThat(reader.next()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void the_oldest_block_is_number_zero() throws Exception {
        try (BlockReader reader = reader()) {
            reader.ask(OLDEST, OLDEST, FAIL_IF_NOT_READY);

            assertThat(reader.next()).isEqualTo("block 0");
            assertThat(reader.next()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void the_newest_block_is_the_last_one_committed() throws Exception {
        long newest = put();
        try (BlockReader reader = reader()) {
            reader.ask(NEWEST, NEWEST, FAIL_IF_NOT_READY);

            assertThat(reader.next()).isEqualTo("block " + newest);
            assertThat(reader.next()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void several_requests_are_answered_on_one_stream_one_after_the_other() throws Exception {
        long number = put();
        try (BlockReader reader = reader()) {
            reader.ask(OLDEST, OLDEST, BLOCK_UNTIL_READY);
            reader.ask(at(number), at(number), BLOCK_UNTIL_READY);

            assertThat(reader.next()).isEqualTo("block 0");
            assertThat(reader.next()).isEqualTo("SUCCESS");
            assertThat(reader.next()).isEqualTo("block " + number);
            assertThat(reader.next()).isEqualTo("SUCCESS");
            reader.finish();
            assertThat(reader.next()).isEqualTo("end");
        }
    }

    @Test
    void a_block_that_is_not_there_yet_is_waited_for() throws Exception {
        long number = put();
        try (BlockReader reader = reader()) {
            reader.ask(at(number + 1), at(number + 1), BLOCK_UNTIL_READY);
            transit.evaluate("get|k");
            assertThat(reader.hasNext()).isFalse();
            put();

            assertThat(reader.next()).isEqualTo("block " + (number + 1));
            assertThat(reader.next()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void a_block_that_is_not_there_yet_is_not_found_by_who_does_not_wait() throws Exception {
        long number = put();
        try (BlockReader reader = reader()) {
            reader.ask(at(number), at(number + 10), FAIL_IF_NOT_READY);

            assertThat(reader.next()).isEqualTo("block " + number);
            assertThat(reader.next()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void an_end_before_the_start_is_a_bad_request() throws Exception {
        try (BlockReader reader = reader()) {
            reader.ask(at(5), at(4), BLOCK_UNTIL_READY);

            assertThat(reader.next()).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void a_request_without_start_or_stop_is_a_bad_one() throws Exception {
        assertAnswer(SeekInfo.getDefaultInstance().toByteString(), "BAD_REQUEST");
        assertAnswer(SeekInfo.newBuilder().setStart(OLDEST).build().toByteString(), "BAD_REQUEST");
    }

    @Test
    void a_request_that_is_none_is_a_bad_one() throws Exception {
        assertAnswer(ByteString.copyFromUtf8("\u0007 no seek info"), "BAD_REQUEST");
    }

    private void assertAnswer(ByteString seek, String answer) throws Exception {
        try (BlockReader reader = reader()) {
            reader.send(reader.request(network.channelName(), Clock.systemUTC().instant(), seek));

            assertThat(reader.next()).isEqualTo(answer);
        }
    }

    @Test
    void a_channel_that_does_not_exist_is_not_found() throws Exception {
        try (BlockReader reader = reader()) {
            ByteString seek =
                    BlockReader.seek(OLDEST, OLDEST, BLOCK_UNTIL_READY).toByteString();
            reader.send(reader.request("elsewhere", Clock.systemUTC().instant(), seek));

            assertThat(reader.next()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void a_request_of_long_ago_is_a_bad_one() throws Exception {
        try (BlockReader reader = reader()) {
            ByteString seek =
                    BlockReader.seek(OLDEST, OLDEST, BLOCK_UNTIL_READY).toByteString();
            reader.send(reader.request(
                    network.channelName(), Clock.systemUTC().instant().minus(Duration.ofHours(1)), seek));

            assertThat(reader.next()).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void a_request_changed_after_it_was_signed_is_forbidden() throws Exception {
        try (BlockReader reader = reader()) {
            ByteString seek = BlockReader.seek(OLDEST, at(1), BLOCK_UNTIL_READY).toByteString();
            Envelope request =
                    reader.request(network.channelName(), Clock.systemUTC().instant(), seek);
            reader.send(request.toBuilder()
                    .setSignature(client(COOP).sign(request.getPayload()))
                    .build());

            assertThat(reader.next()).isEqualTo("FORBIDDEN");
        }
    }
}
