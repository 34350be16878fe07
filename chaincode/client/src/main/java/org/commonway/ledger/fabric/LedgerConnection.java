package org.commonway.ledger.fabric;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the ledger is and as whom to speak to it.
 *
 * @param address host:port of a Fabric gateway; or several with commas between them, the preferred first: the own
 *     organisation's peer, then others'
 * @param channel the city's channel, such as "mobility"
 * @param chaincode the chaincode's name on it, such as "commonway"
 * @param mspId the organisation of the identity
 * @param identityFolder holds cert.pem and key.pem (PKCS#8, P-256)
 * @param trustFile CA certificates that the gateway's TLS certificate must chain to, PEM
 * @param deadlines how long the ledger may take
 */
public record LedgerConnection(
        String address,
        String channel,
        String chaincode,
        String mspId,
        Path identityFolder,
        Path trustFile,
        Deadlines deadlines) {

    /** A connection with {@link Deadlines#standard}. */
    public LedgerConnection(
            String address, String channel, String chaincode, String mspId, Path identityFolder, Path trustFile) {
        this(address, channel, chaincode, mspId, identityFolder, trustFile, Deadlines.standard());
    }

    /** The addresses one by one, in the order of preference. */
    List<String> addresses() {
        return Stream.of(address.split(",")).map(String::strip).toList();
    }
}
