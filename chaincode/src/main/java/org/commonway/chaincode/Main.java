package org.commonway.chaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.commonway.crypto.FastCrypto;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/**
 * Serves the contracts to a peer, as chaincode-as-a-service: listens on CHAINCODE_SERVER_ADDRESS (host:port) as the
 * chaincode CORE_CHAINCODE_ID_NAME (the package id that the peer installed). With CHAINCODE_TLS_CERT and
 * CHAINCODE_TLS_KEY it speaks TLS, and with CHAINCODE_CLIENT_CA_CERT too it serves only peers whom that authority knows.
 */
public final class Main {
    private static final int BAD_CONFIGURATION = 2;
    private static final int BUSY_PORT = 3;

    private Main() {}

    /** Serves until the process is ended. Exits with 2 on a bad environment and 3 when the address is busy. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        InetSocketAddress address;
        ChaincodeServerProperties properties;
        try {
            address = addressOf(environment);
            properties = propertiesOf(environment);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_CONFIGURATION);
            return;
        }
        try {
            properties.setServerAddress(address);
            serve(properties, environment.getOrDefault("CORE_CHAINCODE_ID_NAME", ""));
        } catch (IOException e) {
            System.err.println("Cannot listen on " + address + " (" + e.getMessage()
                    + "); end what uses that port, or set CHAINCODE_SERVER_ADDRESS to another.");
            System.exit(BUSY_PORT);
        }
    }

    static void serve(ChaincodeServerProperties properties, String chaincodeId)
            throws IOException, InterruptedException {
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

    /** How to serve; IllegalArgumentException with one sentence when the files for TLS are not all there. */
    static ChaincodeServerProperties propertiesOf(Map<String, String> environment) {
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        String certificate = fileOf(environment, "CHAINCODE_TLS_CERT");
        String key = fileOf(environment, "CHAINCODE_TLS_KEY");
        String authority = fileOf(environment, "CHAINCODE_CLIENT_CA_CERT");
        if (certificate.isEmpty() != key.isEmpty() || (certificate.isEmpty() && !authority.isEmpty())) {
            throw new IllegalArgumentException(
                    "For TLS both CHAINCODE_TLS_CERT and CHAINCODE_TLS_KEY must be set; set them to the server's"
                            + " certificate and PKCS#8 key in PEM form, or unset all CHAINCODE_TLS and CHAINCODE_CLIENT"
                            + " variables to serve without.");
        }
        if (!certificate.isEmpty()) {
            properties.setTlsEnabled(true);
            properties.setKeyCertChainFile(certificate);
            properties.setKeyFile(key);
        }
        if (!authority.isEmpty()) {
            properties.setTrustCertCollectionFile(authority);
        }
        return properties;
    }

    private static String fileOf(Map<String, String> environment, String name) {
        String file = environment.getOrDefault(name, "");
        if (!file.isEmpty() && !Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException(
                    name + " is " + file + ", which cannot be read; set it to a file in PEM form.");
        }
        return file;
    }
}
