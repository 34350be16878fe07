package org.commonway.launcher.network;

import java.util.List;
import java.util.Map;
import org.commonway.launcher.start.ProcessGroup;

/** The ledger that a city's network stands on: the embedded one, or a Fabric network. */
public interface LedgerSite {
    /** Where the members of each organisation speak to it: by MSP, host:port, or several with commas
     * between them, the preferred first. Known before it is started. */
    Map<String, String> addresses();

    /** Refused when it has no channel of one of these names. */
    void requireChannels(List<String> channels);

    /** Refused when a port that it wants is busy. */
    void checkPorts();

    /** Starts it, up to where its members have their keys and may be started too. */
    void begin(ProcessGroup group);

    /** Goes on until it takes transactions. */
    void finish(ProcessGroup group);
}
