package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.DUPLICATE_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** What was sent once and is sent again. */
class ReplayTest extends ConformanceTest {

    @Test
    void a_transaction_submitted_again_takes_effect_once_and_the_second_stands_in_its_block_as_a_duplicate()
            throws Exception {
        String key = key("once");
        Transaction transaction = transit.endorsed("append|" + key + "|a");
        byte[] kept = transaction.getBytes();
        var first = transaction.submitAsync().getStatus();
        var again = transit.gateway.newTransaction(kept).submitAsync().getStatus();

        assertThat(again.getCode()).isEqualTo(VALID);
        assertThat(again.getBlockNumber()).isEqualTo(first.getBlockNumber());
        assertThat(transit.evaluate("get|" + key)).isEqualTo("a");
        transit.submit("put|" + key("mark") + "|x");
        assertThat(codesSince(first.getBlockNumber(), transaction.getTransactionId()))
                .containsExactly(VALID, DUPLICATE_TXID);
    }

    @Test
    void a_transaction_that_had_no_effect_has_none_when_it_is_submitted_again() throws Exception {
        String key = key("never");
        Transaction transaction = transit.endorsedBy(new String[] {TRANSIT}, "put|" + key + "|v");
        byte[] kept = transaction.getBytes();
        assertThat(code(transaction)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);

        assertThat(code(transit.gateway.newTransaction(kept))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(transit.evaluate("get|" + key)).isEmpty();
    }

    @Test
    void a_proposal_whose_transaction_is_committed_is_not_endorsed_again() throws Exception {
        Proposal proposal = transit.proposal("put|" + key("again") + "|v");
        byte[] kept = proposal.getBytes();
        assertThat(code(proposal.endorse())).isEqualTo(VALID);

        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> transit.gateway.newProposal(kept).endorse());
        assertThat(all(refused)).contains("duplicate transaction found");
    }

    @Test
    void a_proposal_that_is_endorsed_twice_before_its_commit_takes_effect_once() throws Exception {
        String key = key("twice");
        Proposal proposal = transit.proposal("append|" + key + "|a");
        Transaction one = proposal.endorse();
        Transaction two = transit.gateway.newProposal(proposal.getBytes()).endorse();

        assertThat(code(one)).isEqualTo(VALID);
        assertThat(code(two)).isEqualTo(VALID); // the answer is that of the first with this id
        assertThat(transit.evaluate("get|" + key)).isEqualTo("a");
    }

    /** The codes with which an id stands in the blocks from this one to the newest. */
    private List<TxValidationCode> codesSince(long block, String transactionId) throws Exception {
        long newest = transit.commitStatus(latest()).getBlockNumber();
        List<TxValidationCode> codes = new ArrayList<>();
        try (CloseableIterator<FilteredBlock> blocks = transit.network()
                .newFilteredBlockEventsRequest()
                .startBlock(block)
                .build()
                .getEvents()) {
            for (long number = block; number <= newest; number++) {
                for (FilteredTransaction transaction : blocks.next().getFilteredTransactionsList()) {
                    if (transaction.getTxid().equals(transactionId)) {
                        codes.add(transaction.getTxValidationCode());
                    }
                }
            }
        }
        return codes;
    }

    private String latest() throws Exception {
        Transaction mark = transit.endorsed("put|" + key("mark") + "|x");
        assertThat(code(mark)).isEqualTo(VALID);
        return mark.getTransactionId();
    }
}
