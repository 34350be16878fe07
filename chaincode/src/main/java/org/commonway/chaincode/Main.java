package org.commonway.chaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.commonway.crypto.FastCrypto;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/**
 * Serves the contracts to a peer, as chaincode-as-a-service: listens on CHAINCODE_SERVER_ADDRESS (host:port) as the
 * chaincode CORE_CHAINCODE_ID_NAME (the package id that the peer installed).
 */
public final class Main {
    private static final int BAD_CONFIGURATION = 2;
    private static final int BUSY_PORT = 3;

    private Main() {}

    /** Serves until the process is ended. Exits with 2 on a bad environment and 3 when the address is busy. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        InetSocketAddress address;
        try {
            address = addressOf(environment);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_CONFIGURATION);
            return;
        }
        try {
            serve(address, environment.getOrDefault("CORE_CHAINCODE_ID_NAME", ""));
        } catch (IOException e) {
            System.err.println("Cannot listen on " + address + " (" + e.getMessage()
                    + "); end what uses that port, or set CHAINCODE_SERVER_ADDRESS to another.");
            System.exit(BUSY_PORT);
        }
    }

    static void serve(InetSocketAddress address, String chaincodeId) throws IOException, InterruptedException {
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(address);
        // Before the first call: contracts verify operators' signatures, and the JDK's own P-256 is slow.
        System.out.println(FastCrypto.install());
        new NettyChaincodeServer(new CommonwayChaincode(chaincodeId), properties).start();
    }

    /** The address to listen on; IllegalArgumentException with one sentence when the environment does not say. */
    static InetSocketAddress addressOf(Map<String, String> environment) {
        if (environment.getOrDefault("CORE_CHAINCODE_ID_NAME", "").isBlank()) {
            throw new IllegalArgumentException(
                    "CORE_CHAINCODE_ID_NAME is not set; set it to the package id that the peer installed.");
        }
        String text = environment.getOrDefault("CHAINCODE_SERVER_ADDRESS", "");
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException(
                    "CHAINCODE_SERVER_ADDRESS is '" + text + "'; set it to host:port, such as 127.0.0.1:9999.");
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(port));
    }
}
