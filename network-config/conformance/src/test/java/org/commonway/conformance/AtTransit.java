package org.commonway.conformance;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The network as seen by who belongs to no organisation of it: whatever it claims, it connects to one peer. */
record AtTransit(NetworkUnderTest network) implements NetworkUnderTest {
    @Override
    public String channelName() {
        return network.channelName();
    }

    @Override
    public String chaincodeName() {
        return network.chaincodeName();
    }

    @Override
    public ManagedChannel connect(String mspId) throws IOException {
        return network.connect(TRANSIT);
    }

    @Override
    public Credentials client(String mspId, String name) throws IOException {
        return network.client(mspId, name);
    }

    @Override
    public Optional<Credentials> clientExpiringIn(String mspId, String name, Duration time) {
        return Optional.empty();
    }

    @Override
    public boolean revoke(Credentials client, String name) {
        return false;
    }

    @Override
    public boolean refusesExpiredReaders() {
        return network.refusesExpiredReaders();
    }

    @Override
    public Duration revocationTakesEffectWithin() {
        return network.revocationTakesEffectWithin();
    }

    @Override
    public boolean restart() {
        return false;
    }

    @Override
    public void close() {
        // not this one's to close
    }
}
