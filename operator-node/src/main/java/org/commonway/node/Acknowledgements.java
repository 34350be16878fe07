package org.commonway.node;

import java.time.InstantSource;
import org.commonway.ledger.Ledger;
import org.commonway.node.acknowledgement.AcknowledgementDesk;
import org.commonway.node.acknowledgement.AcknowledgementStore;
import org.commonway.node.acknowledgement.GivenAnswers;
import org.commonway.node.acknowledgement.StreamPlace;
import org.commonway.node.chain.LedgerLogKeys;
import org.commonway.node.grpc.OfferCalls;
import org.commonway.node.http.NodeStatus;
import org.commonway.node.offer.OfferBoard;

/**
 * What gateways acknowledge to this node.
 *
 * @param answers what it signed
 * @param desk takes acknowledgements
 * @param store has those that were taken
 */
record Acknowledgements(GivenAnswers answers, AcknowledgementDesk desk, AcknowledgementStore store) {

    /** Of this operator with this board; keys of logs are the ledger's. */
    static Acknowledgements of(
            String operatorId, OfferBoard board, Ledger ledger, AcknowledgementStore store, InstantSource clock) {
        GivenAnswers answers = new GivenAnswers();
        AcknowledgementDesk desk = new AcknowledgementDesk(
                operatorId, new LedgerLogKeys(ledger.fairness()), answers, placeOf(board), store, clock);
        return new Acknowledgements(answers, desk, store);
    }

    private static StreamPlace placeOf(OfferBoard board) {
        return new StreamPlace() {
            @Override
            public String streamId() {
                return board.streamId();
            }

            @Override
            public long sequence() {
                return board.sequence();
            }
        };
    }

    OfferCalls.Acknowledging calls() {
        return new OfferCalls.Acknowledging(answers, desk);
    }

    NodeStatus.Acknowledgements status() {
        return new NodeStatus.Acknowledgements(answers.given(), answers.acknowledged(), store.count());
    }
}
