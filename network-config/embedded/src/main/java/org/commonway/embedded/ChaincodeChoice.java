package org.commonway.embedded;

import java.util.List;
import org.hyperledger.fabric.shim.Chaincode;

/** Where the chaincode runs. */
public sealed interface ChaincodeChoice {

    /** In this process. Each organisation's peer talks to it over a connection of its own. */
    record Attached(Chaincode chaincode) implements ChaincodeChoice {}

    /**
     * In chaincode-as-a-service servers.
     *
     * @param addresses host:port, one for all organisations or one for each in their order
     */
    record Served(List<String> addresses) implements ChaincodeChoice {
        /** Refuses none. */
        public Served {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("no chaincode address");
            }
        }
    }
}
