package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.junit.jupiter.api.Test;

/** What of private data stands on the chain, what comes with its blocks, and how it is forgotten. */
class PrivateDataOnTheChainTest extends ConformanceTest {
    private static final String[] ANYBODY = {};

    /** Writes a value in a collection, and says where that stands. */
    private Status put(Participant writer, String collection, String key, String value) throws Exception {
        Transaction transaction = writer.endorsedWithSecret(value, ANYBODY, "privatePut|" + collection + "|" + key);
        Status status = transaction.submitAsync().getStatus();
        assertThat(status.getCode()).isEqualTo(VALID);
        return status;
    }

    private Block block(long number) {
        try (CloseableIterator<Block> blocks = transit.network()
                .newBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents()) {
            return blocks.next();
        }
    }

    private static BlockAndPrivateData withPrivateData(Participant reader, long number) {
        try (CloseableIterator<BlockAndPrivateData> blocks = reader.network()
                .newBlockAndPrivateDataEventsRequest()
                .startBlock(number)
                .build()
                .getEvents()) {
            return blocks.next();
        }
    }

    private static boolean has(ByteString bytes, String text) {
        return bytes.toString(StandardCharsets.ISO_8859_1).contains(text);
    }

    private static boolean tells(BlockAndPrivateData both, String value) {
        return both.getPrivateDataMapMap().values().stream()
                .map(TxPvtReadWriteSet::toByteString)
                .anyMatch(set -> has(set, value));
    }

    @Test
    void the_private_value_does_not_stand_in_the_block() throws Exception {
        String key = key("price");
        String secret = key("secret");
        Status status = put(transit, "pair", key, secret);

        ByteString bytes = block(status.getBlockNumber()).toByteString();
        assertThat(has(bytes, status.getTransactionId())).isTrue();
        assertThat(has(bytes, secret)).isFalse();
    }

    @Test
    void transient_data_reach_the_chaincode_and_not_the_block() throws Exception {
        String secret = key("secret");
        Transaction transaction = transit.endorsedWithSecret(secret, ANYBODY, "put|" + key("k") + "|v");
        Status status = transaction.submitAsync().getStatus();
        assertThat(has(block(status.getBlockNumber()).toByteString(), secret)).isFalse();

        byte[] seen = transit.contract()
                .newProposal("run")
                .addArguments("transient|value")
                .putAllTransient(Map.of("value", secret.getBytes(StandardCharsets.UTF_8)))
                .build()
                .evaluate();
        assertThat(new String(seen, StandardCharsets.UTF_8)).isEqualTo(secret);
    }

    @Test
    void members_get_the_values_with_their_blocks_and_others_the_blocks_alone() throws Exception {
        String secret = key("secret");
        long number = put(transit, "pair", key("price"), secret).getBlockNumber();

        assertThat(tells(withPrivateData(client(CITY), number), secret)).isTrue();
        BlockAndPrivateData forCoop = withPrivateData(client(COOP), number);
        assertThat(forCoop.getBlock().getHeader().getNumber()).isEqualTo(number);
        assertThat(tells(forCoop, secret)).isFalse();
    }

    @Test
    void a_purged_value_is_gone_from_the_state_and_from_the_values_of_its_block() throws Exception {
        String key = key("price");
        String secret = key("secret");
        long number = put(transit, "pair", key, secret).getBlockNumber();
        long newer = put(transit, "pair", key, secret + "2").getBlockNumber();
        transit.submit("privatePurge|pair|" + key);

        assertThat(transit.evaluate("privateGet|pair|" + key)).isEmpty();
        assertThat(client(COOP).evaluate("privateHash|pair|" + key)).isEmpty();
        awaitSilence(number, secret);
        awaitSilence(newer, secret);
    }

    /** Fabric purges beside the commit. */
    private void awaitSilence(long number, String secret) throws Exception {
        for (int i = 0; i < 100 && tells(withPrivateData(transit, number), secret); i++) {
            Thread.sleep(100);
        }
        assertThat(tells(withPrivateData(transit, number), secret)).isFalse();
    }

    @Test
    void a_key_can_be_written_again_after_it_was_purged() throws Exception {
        String key = key("price");
        put(transit, "pair", key, "old");
        transit.submit("privatePurge|pair|" + key);
        put(transit, "pair", key, "new");

        assertThat(client(CITY).evaluate("privateGet|pair|" + key)).isEqualTo("new");
    }

    @Test
    void a_value_is_forgotten_when_its_blocks_are_over() throws Exception {
        String key = key("price");
        put(transit, "fleeting", key, "soon gone");
        assertThat(transit.evaluate("privateGet|fleeting|" + key)).isEqualTo("soon gone");
        for (int i = 0; i < 3; i++) {
            transit.submit("put|" + key("block") + "|x");
        }

        assertThat(transit.evaluate("privateGet|fleeting|" + key)).isEmpty();
        assertThat(transit.evaluate("privateHash|fleeting|" + key)).isEmpty();
    }

    @Test
    void a_value_that_was_written_again_lives_its_full_time() throws Exception {
        String key = key("price");
        put(transit, "fleeting", key, "one");
        transit.submit("put|" + key("block") + "|x");
        put(transit, "fleeting", key, "two");
        transit.submit("put|" + key("block") + "|x");

        assertThat(transit.evaluate("privateGet|fleeting|" + key)).isEqualTo("two");
    }

    @Test
    void private_values_outlast_a_restart_and_forgotten_ones_stay_forgotten() throws Exception {
        String kept = key("price");
        String purged = key("price");
        String fleeting = key("price");
        put(transit, "pair", kept, "kept");
        put(transit, "pair", purged, "purged");
        put(transit, "fleeting", fleeting, "fleeting");
        transit.submit("privatePurge|pair|" + purged);
        transit.submit("put|" + key("block") + "|x");
        transit.submit("put|" + key("block") + "|x");
        assumeTrue(network.restart(), "the network cannot be restarted");

        Participant again = client(TRANSIT);
        assertThat(again.evaluate("privateGet|pair|" + kept)).isEqualTo("kept");
        assertThat(again.evaluate("privateGet|pair|" + purged)).isEmpty();
        assertThat(again.evaluate("privateGet|fleeting|" + fleeting)).isEmpty();
        assertThat(again.evaluate("privateHash|fleeting|" + fleeting)).isEmpty();
        assertThat(code(again.endorsed("privateAppend|pair|" + kept + "|more"))).isEqualTo(VALID);
        assertThat(client(CITY).evaluate("privateGet|pair|" + kept)).isEqualTo("keptmore");
    }
}
