package org.commonway.chaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.commonway.chaincode.call.CallMeter;
import org.commonway.chaincode.metrics.MetricsServer;
import org.commonway.crypto.FastCrypto;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;

/**
 * Serves the contracts to a peer, as chaincode-as-a-service: listens on CHAINCODE_SERVER_ADDRESS (host:port) as the
 * chaincode CORE_CHAINCODE_ID_NAME (the package id that the peer installed). With CHAINCODE_TLS_CERT and
 * CHAINCODE_TLS_KEY it speaks TLS, and with CHAINCODE_CLIENT_CA_CERT too it serves only peers whom that authority knows.
 * With CHAINCODE_METRICS_ADDRESS (host:port) it serves its metrics there, by HTTP.
 */
public final class Main {
    private static final int BAD_CONFIGURATION = 2;
    private static final int BUSY_PORT = 3;

    private static final String SERVER_ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    private static final String METRICS_ADDRESS = "CHAINCODE_METRICS_ADDRESS";

    private Main() {}

    /** Serves until the process is ended. Exits with 2 on a bad environment and 3 when an address is busy. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        InetSocketAddress address;
        ChaincodeServerProperties properties;
        CallMeter meter;
        try {
            address = addressOf(environment);
            properties = propertiesOf(environment);
            meter = meter(environment);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_CONFIGURATION);
            return;
        } catch (IOException e) {
            exitBusy(METRICS_ADDRESS, e);
            return;
        }
        try {
            properties.setServerAddress(address);
            serve(properties, environment.getOrDefault("CORE_CHAINCODE_ID_NAME", ""), meter);
        } catch (IOException e) {
            exitBusy(SERVER_ADDRESS, e);
        }
    }

    private static void exitBusy(String name, IOException cause) {
        System.err.println("Cannot listen on " + name + "=" + System.getenv(name) + " (" + cause.getMessage()
                + "); end what uses that port, or set " + name + " to another.");
        System.exit(BUSY_PORT);
    }

    static void serve(ChaincodeServerProperties properties, String chaincodeId, CallMeter meter)
            throws IOException, InterruptedException {
        // Before the first call: contracts verify operators' signatures, and the JDK's own P-256 is slow.
        System.out.println(FastCrypto.install());
        PeerServer server = new PeerServer(new CommonwayChaincode(chaincodeId, meter), properties);
        server.start();
        server.awaitStop();
    }

    /** The address to listen on; IllegalArgumentException with one sentence when the environment does not say. */
    static InetSocketAddress addressOf(Map<String, String> environment) {
        if (environment.getOrDefault("CORE_CHAINCODE_ID_NAME", "").isBlank()) {
            throw new IllegalArgumentException(
                    "CORE_CHAINCODE_ID_NAME is not set; set it to the package id that the peer installed.");
        }
        return address(SERVER_ADDRESS, environment.getOrDefault(SERVER_ADDRESS, ""), "127.0.0.1:9999");
    }

    /** Serves metrics when the environment says where, and nothing of them is even loaded when it does not. */
    private static CallMeter meter(Map<String, String> environment) throws IOException {
        Optional<InetSocketAddress> address = metricsAddressOf(environment);
        return address.isEmpty()
                ? CallMeter.NONE
                : MetricsServer.start(address.get(), CommonwayChaincode.POOL_THREADS)
                        .meter();
    }

    /** Where to serve metrics, if anywhere; IllegalArgumentException with one sentence when it is no address. */
    static Optional<InetSocketAddress> metricsAddressOf(Map<String, String> environment) {
        String text = environment.getOrDefault(METRICS_ADDRESS, "");
        return text.isBlank() ? Optional.empty() : Optional.of(address(METRICS_ADDRESS, text, "127.0.0.1:9464"));
    }

    private static InetSocketAddress address(String name, String text, String example) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException(
                    name + " is '" + text + "'; set it to host:port, such as " + example + ".");
        }
        InetSocketAddress address = new InetSocketAddress(text.substring(0, colon), Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(name + " is '" + text
                    + "', and no machine has that name here; set it to host:port, such as " + example + ".");
        }
        return address;
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
