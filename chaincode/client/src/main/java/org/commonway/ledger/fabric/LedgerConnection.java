package org.commonway.ledger.fabric;

import java.nio.file.Path;

/**
 * Where the ledger is and as whom to speak to it.
 *
 * @param address host:port of a Fabric gateway
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
}
