package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.junit.jupiter.api.Test;

/** Blocks, as fabric-gateway asks a peer for them. */
class BlockEventsTest extends ConformanceTest {

    private Status put() throws Exception {
        return transit.endorsed("put|" + key("k") + "|v", "event|Put|payload")
                .submitAsync()
                .getStatus();
    }

    private CloseableIterator<Block> blocksFrom(long number) {
        return transit.network()
                .newBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents();
    }

    private CloseableIterator<FilteredBlock> filteredFrom(long number) {
        return transit.network()
                .newFilteredBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents();
    }

    @Test
    void blocks_come_from_the_one_asked_for_and_go_on_live() throws Exception {
        long first = put().getBlockNumber();
        try (CloseableIterator<Block> blocks = blocksFrom(first)) {
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(first);
            long second = put().getBlockNumber();
            long number;
            do {
                number = blocks.next().getHeader().getNumber();
            } while (number < second);
            assertThat(number).isEqualTo(second);
        }
    }

    @Test
    void blocks_without_a_start_are_those_to_come() throws Exception {
        put();
        try (CloseableIterator<Block> blocks = transit.network().getBlockEvents()) {
            transit.evaluate("get|k"); // comes after the opening of the stream, over the same connection
            Status status = put();
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(status.getBlockNumber());
        }
    }

    @Test
    void each_block_holds_the_hash_of_the_one_before_it() throws Exception {
        long newest = put().getBlockNumber();
        List<Block> chain = new ArrayList<>();
        try (CloseableIterator<Block> blocks = blocksFrom(0)) {
            while (chain.size() <= newest) {
                chain.add(blocks.next());
            }
        }
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).getHeader().getPreviousHash()).isEqualTo(hash(chain.get(i - 1)));
        }
    }

    @Test
    void a_block_holds_the_transaction_as_it_was_submitted_and_a_code_for_it() throws Exception {
        Transaction transaction = transit.endorsed("put|" + key("k") + "|v");
        Status status = transaction.submitAsync().getStatus();
        try (CloseableIterator<Block> blocks = blocksFrom(status.getBlockNumber())) {
            Block block = blocks.next();
            ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);

            assertThat(codes.size()).isEqualTo(block.getData().getDataCount());
            assertThat(block.getData().getDataList().stream().map(data -> data.toString(StandardCharsets.ISO_8859_1)))
                    .anyMatch(data -> data.contains(status.getTransactionId()));
        }
    }

    @Test
    void the_first_block_holds_the_channels_configuration() throws Exception {
        try (CloseableIterator<Block> blocks = blocksFrom(0)) {
            Block genesis = blocks.next();
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(genesis.getData().getData(0)).getPayload());

            assertThat(payload.getData().toString(StandardCharsets.ISO_8859_1))
                    .contains(CITY, TRANSIT, COOP, "BEGIN CERTIFICATE");
        }
    }

    @Test
    void a_filtered_block_tells_ids_codes_and_the_names_of_events() throws Exception {
        Status good = put();
        Status bad = transit.endorsedBy(new String[] {TRANSIT}, "put|" + key("k") + "|v")
                .submitAsync()
                .getStatus();
        List<FilteredTransaction> seen = new ArrayList<>();
        try (CloseableIterator<FilteredBlock> blocks = filteredFrom(good.getBlockNumber())) {
            FilteredBlock block;
            do {
                block = blocks.next();
                assertThat(block.getChannelId()).isEqualTo(network.channelName());
                seen.addAll(block.getFilteredTransactionsList());
            } while (block.getNumber() < bad.getBlockNumber());
        }
        assertThat(seen)
                .filteredOn(one -> one.getTxid().equals(good.getTransactionId()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getTxValidationCode()).isEqualTo(VALID);
                    var event =
                            one.getTransactionActions().getChaincodeActions(0).getChaincodeEvent();
                    assertThat(event.getEventName()).isEqualTo("Put");
                    assertThat(event.getPayload()).isEmpty();
                });
        assertThat(seen)
                .filteredOn(one -> one.getTxid().equals(bad.getTransactionId()))
                .singleElement()
                .satisfies(one -> assertThat(one.getTxValidationCode()).isEqualTo(ENDORSEMENT_POLICY_FAILURE));
    }

    /** SHA-256 of the ASN.1 sequence of number, previous hash and data hash (protoutil/blockutils.go). */
    private static ByteString hash(Block block) throws Exception {
        var sequence = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(block.getHeader().getNumber()),
            new DEROctetString(block.getHeader().getPreviousHash().toByteArray()),
            new DEROctetString(block.getHeader().getDataHash().toByteArray())
        });
        return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(sequence.getEncoded()));
    }
}
