package org.commonway.conformance;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.embedded.ChaincodeChoice;
import org.commonway.embedded.Deployment;
import org.commonway.embedded.EmbeddedNetwork;
import org.commonway.embedded.NetworkSettings;
import org.commonway.embedded.identity.Organizations;
import org.commonway.identity.Client;
import org.commonway.identity.CryptoFolder;

/** The embedded network, in this process. */
public final class EmbeddedUnderTest implements NetworkUnderTest {
    private static final String NAME = "conformance";
    private static final List<String> ORGANIZATIONS = List.of(CITY, TRANSIT, COOP);
    /** As the embedded network gives its members. */
    private static final Duration MEMBER_LIFE = Duration.ofDays(10 * 365);

    private final Path folder;
    private final NetworkSettings settings;
    private EmbeddedNetwork network;

    /** Starts a network in a temporary folder. */
    public EmbeddedUnderTest() throws IOException {
        folder = Files.createTempDirectory("conformance");
        for (String mspId : ORGANIZATIONS) {
            // No member's certificate may begin before its authority's: those that expire soon began long ago.
            new CryptoFolder(folder.resolve("crypto"))
                    .openAuthority(
                            mspId,
                            Clock.systemUTC().instant().minus(MEMBER_LIFE).minus(Duration.ofDays(30)));
        }
        settings = NetworkSettings.of(
                        folder.resolve("data"),
                        folder.resolve("crypto"),
                        new ChaincodeChoice.Attached(new ConformanceChaincode(NAME)))
                .withDeployment(new Deployment(NAME, NAME, List.of()).withCollections(collections()));
        network = EmbeddedNetwork.start(settings);
    }

    @Override
    public String channelName() {
        return NAME;
    }

    @Override
    public String chaincodeName() {
        return NAME;
    }

    @Override
    public ManagedChannel connect(String mspId) throws IOException {
        return Grpc.newChannelBuilder(
                        network.address(),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(
                                        network.organizations().trustFile().toFile())
                                .build())
                .build();
    }

    @Override
    public Credentials client(String mspId, String name) throws IOException {
        return credentials(network.organizations().enrol(mspId, name));
    }

    @Override
    public Optional<Credentials> clientExpiringIn(String mspId, String name, Duration time) throws IOException {
        Instant madeAt = Clock.systemUTC().instant().plus(time).minus(MEMBER_LIFE);
        Organizations longAgo =
                Organizations.open(folder.resolve("crypto"), ORGANIZATIONS, InstantSource.fixed(madeAt));
        return Optional.of(credentials(longAgo.enrol(mspId, name)));
    }

    @Override
    public boolean revoke(Credentials client, String name) throws IOException {
        network.organizations().revoke(client.mspId(), name);
        return true;
    }

    @Override
    public boolean refusesExpiredReaders() {
        return true;
    }

    @Override
    public Duration revocationTakesEffectWithin() {
        return Duration.ofSeconds(60);
    }

    @Override
    public boolean restart() {
        network.close();
        network = EmbeddedNetwork.start(settings);
        return true;
    }

    @Override
    public void close() {
        network.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Credentials credentials(Client client) {
        return new Credentials(client.mspId(), client.certificate(), client.privateKey());
    }

    private static String collections() throws IOException {
        try (InputStream file = ConformanceChaincode.class.getResourceAsStream("/collections_config.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
