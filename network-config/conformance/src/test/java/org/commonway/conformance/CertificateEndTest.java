package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.Test;

/** A certificate that expires, or is revoked, ends what its owner may do. */
class CertificateEndTest extends ConformanceTest {
    /** Long enough to use the certificate before it expires, on a busy machine too. */
    private static final Duration SOON = Duration.ofSeconds(12);

    private Credentials expiringIn(Duration time) throws Exception {
        Optional<Credentials> credentials = network.clientExpiringIn(TRANSIT, key("expiring"), time);
        assumeTrue(credentials.isPresent(), "the network cannot make a certificate that expires");
        return credentials.get();
    }

    private static void awaitExpiry(Credentials credentials) throws InterruptedException {
        Instant end = credentials.certificate().getNotAfter().toInstant().plusMillis(1100);
        while (Clock.systemUTC().instant().isBefore(end)) {
            Thread.sleep(100);
        }
    }

    /** Reads on another thread until the stream ends, and says how. */
    private static CompletableFuture<Throwable> end(CloseableIterator<?> stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                while (stream.hasNext()) {
                    var unused = stream.next();
                }
                return new IllegalStateException("it came to its end");
            } catch (RuntimeException e) {
                return e;
            }
        });
    }

    /** The peer that the client is connected to may endorse, but it alone is too few. */
    @Test
    void an_expired_client_is_refused_by_the_peers_of_other_organisations_and_so_gets_no_transaction_endorsed()
            throws Exception {
        Participant expired = client(expiringIn(Duration.ofDays(-1)));

        assertThatThrownBy(() -> expired.evaluateAt(CITY, "get|k")).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> expired.endorsedBy(new String[] {CITY, COOP}, "put|" + key("k") + "|v"))
                .isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> expired.endorsed("put|" + key("k") + "|v")).isInstanceOf(GatewayException.class);
    }

    @Test
    void a_client_that_expires_after_its_transaction_was_endorsed_cannot_submit_it() throws Exception {
        Credentials credentials = expiringIn(SOON);
        Participant client = client(credentials);
        String key = key("late");
        Tampering late = new Tampering(client, client.endorsed("put|" + key + "|v"));
        awaitExpiry(credentials);

        assertThatThrownBy(() -> late.submit(network.channelName(), late.asItIs()))
                .isInstanceOf(StatusRuntimeException.class);
        assertThat(transit.evaluate("get|" + key)).isEmpty();
    }

    @Test
    void a_stream_of_blocks_ends_when_its_readers_certificate_expires() throws Exception {
        Credentials credentials = expiringIn(SOON);
        Participant client = client(credentials);
        try (CloseableIterator<?> blocks =
                client.network().newBlockEventsRequest().startBlock(0).build().getEvents()) {
            var unused = blocks.next();
            CompletableFuture<Throwable> end = end(blocks);
            awaitExpiry(credentials);
            transit.submit("put|" + key("after") + "|v"); // Fabric looks again with each block

            assertThat(end.get(60, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void an_expired_client_reads_nothing_where_the_network_looks_at_the_time() throws Exception {
        assumeTrue(network.refusesExpiredReaders(), "Fabric does not look at the time of who only reads");
        Participant expired = client(expiringIn(Duration.ofDays(-1)));
        Transaction committed = transit.endorsed("put|" + key("k") + "|v");
        code(committed);

        assertThatThrownBy(() -> expired.evaluate("get|k")).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> expired.commitStatus(committed.getTransactionId()))
                .isInstanceOf(StatusRuntimeException.class);
        try (CloseableIterator<?> events = expired.network().getChaincodeEvents(network.chaincodeName())) {
            assertThatThrownBy(events::next).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void a_revoked_client_is_refused_everywhere_and_its_open_streams_end() throws Exception {
        String name = key("revoked");
        Credentials credentials = network.client(TRANSIT, name);
        Participant client = client(credentials);
        String key = key("k");
        client.submit("put|" + key + "|v");
        Transaction committed = client.endorsed("put|" + key + "|w");
        code(committed);
        Tampering late = new Tampering(client, client.endorsed("put|" + key + "|late"));

        try (CloseableIterator<?> events = client.network()
                        .newChaincodeEventsRequest(network.chaincodeName())
                        .startBlock(0)
                        .build()
                        .getEvents();
                CloseableIterator<?> blocks = client.network()
                        .newBlockEventsRequest()
                        .startBlock(0)
                        .build()
                        .getEvents()) {
            var unused = blocks.next();
            CompletableFuture<Throwable> eventsEnd = end(events);
            CompletableFuture<Throwable> blocksEnd = end(blocks);
            assertThat(client.evaluate("get|" + key)).isEqualTo("w");
            assumeTrue(network.revoke(credentials, name), "the network cannot revoke");

            long seconds = network.revocationTakesEffectWithin().toSeconds();
            assertThat(eventsEnd.get(seconds, TimeUnit.SECONDS)).isNotNull();
            assertThat(blocksEnd.get(seconds, TimeUnit.SECONDS)).isNotNull();
        }
        assertThatThrownBy(() -> client.evaluate("get|" + key)).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> client.endorsed("put|" + key + "|x")).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> late.submit(network.channelName(), late.asItIs()))
                .isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() -> client.commitStatus(committed.getTransactionId()))
                .isInstanceOf(StatusRuntimeException.class);
        assertThat(transit.evaluate("get|" + key)).isEqualTo("w");
    }

    @Test
    void what_a_client_did_before_it_was_revoked_stands_and_others_go_on() throws Exception {
        String name = key("revoked");
        Credentials credentials = network.client(TRANSIT, name);
        String key = key("k");
        client(credentials).submit("put|" + key + "|v");
        assumeTrue(network.revoke(credentials, name), "the network cannot revoke");

        assertThat(transit.evaluate("get|" + key)).isEqualTo("v");
        assertThat(client(network.client(TRANSIT, key("successor"))).submit("append|" + key + "|w", "get|" + key))
                .isEqualTo("v");
    }
}
