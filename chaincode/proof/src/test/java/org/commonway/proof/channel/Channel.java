package org.commonway.proof.channel;

import java.util.List;
import java.util.Map;
import org.commonway.proof.model.Who;

/** A ledger that runs the contracts. */
public interface Channel extends AutoCloseable {

    /** Lets the contract run on the state as committed; nothing is changed by it. */
    Endorsed endorse(Who who, long now, Call call);

    /** Whether the transaction is valid where it now stands, and then its writes are the state. */
    boolean commit(Endorsed endorsed);

    /** Whether a state can be looked into after each step. */
    boolean isOpen();

    @Override
    void close();

    /**
     * A function and what it is given.
     *
     * @param secrets transient data; empty for none
     */
    record Call(String function, List<byte[]> arguments, Map<String, byte[]> secrets) {}

    /** What came of a run. */
    interface Endorsed {
        /** The code of the refusal; empty when it was accepted. */
        String code();

        /** The answer's bytes; of a refusal none. */
        byte[] answer();

        /** Keys that the run writes or deletes, if they can be seen. */
        List<String> writtenKeys();
    }
}
