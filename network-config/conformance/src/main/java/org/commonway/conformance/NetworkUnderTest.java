package org.commonway.conformance;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A network on which the suite is run. It has the organisations CityMSP, TransitMSP and CoopMSP with one endorsing peer
 * each; on one channel {@link ConformanceChaincode} is deployed with the collections of {@code
 * collections_config.json}, and two of the three organisations must endorse. Everything that a network cannot do is
 * optional: the tests that need it are left out there.
 *
 * <p>An implementation has a constructor without arguments, which starts the network or finds it running. The suite
 * takes the one that the system property {@value #PROPERTY} names.
 */
public interface NetworkUnderTest extends AutoCloseable {
    /** The system property that names the class of the network. */
    String PROPERTY = "commonway.conformance.network";

    /** The city's organisation. */
    String CITY = "CityMSP";

    /** The transit operator's organisation. */
    String TRANSIT = "TransitMSP";

    /** The co-operative's organisation. */
    String COOP = "CoopMSP";

    /** The channel's name. */
    String channelName();

    /** The chaincode's name on the channel. */
    String chaincodeName();

    /** A new connection to the gateway service of an organisation's peer; whoever asks for it closes it. */
    ManagedChannel connect(String mspId) throws IOException;

    /** A client of the organisation; the same for the same name. */
    Credentials client(String mspId, String name) throws IOException;

    /** A client of the organisation whose certificate expires after this time; a negative time has passed already. */
    Optional<Credentials> clientExpiringIn(String mspId, String name, Duration time) throws IOException;

    /**
     * Puts a client on its organisation's revocation list.
     *
     * @return whether the network can
     */
    boolean revoke(Credentials client, String name) throws IOException;

    /**
     * Whether an expired certificate also ends what makes no transaction: evaluating at its own organisation's peer,
     * asking for a commit status and reading chaincode events. Fabric looks at the time only where a peer is asked from
     * outside for an endorsement (core/handlers/auth/filter), where blocks are asked for, and where an orderer is given a
     * transaction; its gateway service hands proposals to its own peer past that.
     */
    boolean refusesExpiredReaders();

    /** For how long after a revocation an open stream may go on. */
    Duration revocationTakesEffectWithin();

    /**
     * Stops the network and starts it again with what it has on disk. Connections break.
     *
     * @return whether the network can
     */
    boolean restart() throws IOException;

    @Override
    void close();
}
