package org.commonway.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all tests of the suite share: the network, clients that are closed afterwards, and keys nobody else has. */
@ExtendWith(OneNetwork.class)
@Timeout(300)
abstract class ConformanceTest {
    static final String CITY = NetworkUnderTest.CITY;
    static final String TRANSIT = NetworkUnderTest.TRANSIT;
    static final String COOP = NetworkUnderTest.COOP;

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private final List<Participant> participants = new ArrayList<>();
    NetworkUnderTest network;
    Participant transit;

    @BeforeEach
    void meet(NetworkUnderTest underTest) throws Exception {
        network = underTest;
        transit = client(TRANSIT);
    }

    @AfterEach
    void part() {
        participants.forEach(Participant::close);
    }

    /** The organisation's usual client, at its own peer. */
    Participant client(String mspId) throws Exception {
        return client(network.client(mspId, "suite"));
    }

    /** A client with these credentials, at its own organisation's peer. */
    Participant client(Credentials credentials) throws Exception {
        Participant participant = new Participant(network, credentials);
        participants.add(participant);
        return participant;
    }

    /** A key that no other test has, nor an earlier run. */
    static String key(String name) {
        return name + "-" + RUN + "-" + KEYS.incrementAndGet();
    }

    /** What became of a transaction that is submitted now. */
    static TxValidationCode code(Transaction transaction) throws Exception {
        return transaction.submitAsync().getStatus().getCode();
    }

    /** All that an error says, its details included. */
    static String all(GatewayException failure) {
        StringBuilder text = new StringBuilder(String.valueOf(failure.getStatus()));
        failure.getDetails().forEach(detail -> text.append('\n').append(detail.getMessage()));
        return text.toString();
    }
}
