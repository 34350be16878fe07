package org.commonway.embedded.state;

import java.io.IOException;
import java.util.Iterator;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;

/** What a key held, over the whole chain. */
public interface KeyHistory {

    /**
     * The valid changes of a key, the newest first, read as they are asked for.
     *
     * @throws IOException if the chain cannot be read
     */
    Iterator<KeyModification> of(String key) throws IOException;
}
