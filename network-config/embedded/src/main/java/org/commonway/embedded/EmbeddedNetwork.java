package org.commonway.embedded;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.commonway.embedded.StartRefusal.Reason;
import org.commonway.embedded.block.ChannelFile;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.block.StorageFile;
import org.commonway.embedded.chaincode.Attachment;
import org.commonway.embedded.chaincode.ChaincodeLink;
import org.commonway.embedded.chaincode.DirectAttachment;
import org.commonway.embedded.chaincode.SocketAttachment;
import org.commonway.embedded.commit.CommitFigures;
import org.commonway.embedded.commit.ForeignChain;
import org.commonway.embedded.commit.Genesis;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.commit.LedgerCondition;
import org.commonway.embedded.commit.LedgerSettings;
import org.commonway.embedded.commit.Orderer;
import org.commonway.embedded.endorse.Endorser;
import org.commonway.embedded.endorse.ProposalCheck;
import org.commonway.embedded.gateway.DeliverService;
import org.commonway.embedded.gateway.GatewayService;
import org.commonway.embedded.gateway.StreamGuard;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.identity.Client;
import org.commonway.identity.IdentityRefusal;
import org.commonway.identity.Member;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Fabric network in one process: the gateway service over TLS, the endorsing peers of all organisations, the
 * orderer and the chain. A stand-in in Fabric's formats, not a distributed ledger: the process holds every key.
 */
public final class EmbeddedNetwork implements AutoCloseable {
    /** The usual name of the one channel. */
    public static final String CHANNEL = "mobility";
    /** The usual name of the one chaincode. */
    public static final String CHAINCODE = "commonway";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNetwork.class);
    private static final int THREADS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
    private static final int STOP_SECONDS = 3;

    private final NetworkSettings settings;
    private final Organizations organizations;
    /** What must be closed, in the order in which it was opened. */
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    private final Ledger ledger;
    private final int port;

    private EmbeddedNetwork(NetworkSettings settings, StorageFile.Opener disk) throws IOException {
        this.settings = settings;
        this.organizations = enrol(settings);
        try {
            ExecutorService executor = Executors.newFixedThreadPool(THREADS, new WorkerThreads());
            open.add(() -> stop(executor));
            this.ledger = Ledger.open(
                    LedgerSettings.of(
                            settings.data().resolve("blocks.log"),
                            settings.deployment().chaincode(),
                            collections(),
                            disk),
                    Genesis.envelope(settings.deployment().channel(), organizations));
            open.add(ledger);
            StreamGuard guard = new StreamGuard(organizations);
            open.add(guard);
            DeliverService blocks = new DeliverService(
                    settings.deployment().channel(),
                    new DeliverService.Sources(
                            organizations,
                            ledger,
                            collections(),
                            settings.rules().clock()),
                    guard,
                    executor);
            GatewayServer server = GatewayServer.start(
                    settings.port(),
                    organizations.peerFolder(settings.rules().organizations().get(0)),
                    List.of(wire(executor, guard), blocks),
                    ledger,
                    executor);
            open.add(server::stop);
            this.port = server.port();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a network and returns once it serves.
     *
     * @throws StartRefusal if it does not start, with one sentence that says what to do
     */
    public static EmbeddedNetwork start(NetworkSettings settings) {
        return start(settings, ChannelFile::open);
    }

    /** The same with its blocks on a disk that a test may trouble. */
    static EmbeddedNetwork start(NetworkSettings settings, StorageFile.Opener disk) {
        try {
            return new EmbeddedNetwork(settings, disk);
        } catch (IdentityRefusal | ForeignChain e) {
            throw new StartRefusal(Reason.IDENTITIES, String.valueOf(e.getMessage()), e);
        } catch (DamagedLog e) {
            throw new StartRefusal(Reason.DAMAGED_LOG, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StartRefusal(
                    Reason.STORAGE,
                    "The folders " + settings.data() + " and " + settings.crypto() + " cannot be used: " + e
                            + "; make sure that both can be written, that the disk is not full and that no other"
                            + " ledger uses them.",
                    e);
        }
    }

    /** Where the gateway service listens, as host:port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The number of blocks. */
    public long height() {
        return ledger.height();
    }

    /** What the ledger has done since the start: blocks, transactions, forces to disk, bytes. */
    public CommitFigures figures() {
        return ledger.figures();
    }

    /** Whether transactions are taken, and if not why. */
    public LedgerCondition condition() {
        return ledger.condition();
    }

    /** The organisations; more members may be enrolled at any time. */
    public Organizations organizations() {
        return organizations;
    }

    /**
     * A client of an organisation, made if there is none of this name: what a fabric-gateway client needs to sign.
     *
     * @throws IOException if its files cannot be read or written
     */
    public Client enrol(String mspId, String name) throws IOException {
        return organizations.enrol(mspId, name);
    }

    /** A new connection to the gateway service, for a fabric-gateway client; closed with the network at the latest. */
    public ManagedChannel connect() throws IOException {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        address(),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(organizations.trustFile().toFile())
                                .build())
                .build();
        open.add(channel::shutdownNow);
        return channel;
    }

    /** Stops serving, finishes the block at work and closes the chain. */
    @Override
    public void close() {
        List<AutoCloseable> closing = new ArrayList<>(open);
        Collections.reverse(closing);
        open.clear();
        for (AutoCloseable part : closing) {
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.error("a part of the network did not stop cleanly", e);
            }
        }
    }

    private static Organizations enrol(NetworkSettings settings) throws IOException {
        Organizations organizations = Organizations.open(
                settings.crypto(),
                settings.rules().organizations(),
                settings.rules().clock());
        for (Member member : settings.members()) {
            organizations.enrol(member);
        }
        return organizations;
    }

    private org.commonway.embedded.collection.Collections collections() {
        return new org.commonway.embedded.collection.Collections(
                settings.deployment().collections(), settings.rules().organizations());
    }

    private GatewayService wire(ExecutorService executor, StreamGuard guard) {
        NetworkSettings.Rules rules = settings.rules();
        String channel = settings.deployment().channel();
        String chaincode = settings.deployment().chaincode();
        var collections = collections();
        KeyPolicies policies = new KeyPolicies(
                EndorsementPolicy.ofOrganizations(rules.endorsementsNeeded(), rules.organizations()),
                collections::findPolicy);
        Orderer orderer = new Orderer(
                new Orderer.Settings(channel, chaincode, rules.queueLength()), ledger, policies, organizations);
        open.add(orderer);
        ProposalCheck proposals = new ProposalCheck(
                channel,
                chaincode,
                organizations,
                txId -> ledger.findStatus(txId).isPresent());
        Endorser.LedgerSide side =
                new Endorser.LedgerSide(ledger::openView, ledger.history(), collections, ledger.transientData());
        Endorser endorser = new Endorser(chaincode, proposals, side, policies, peers(executor));
        String address = "localhost:" + settings.port();
        return new GatewayService(
                channel,
                address,
                new GatewayService.Backend(organizations, endorser, orderer, ledger, guard),
                executor);
    }

    private List<Endorser.Peer> peers(ExecutorService executor) {
        List<Endorser.Peer> peers = new ArrayList<>();
        Map<String, ChaincodeLink> served = new HashMap<>();
        List<String> mspIds = settings.rules().organizations();
        for (int i = 0; i < mspIds.size(); i++) {
            ChaincodeLink link;
            if (settings.chaincode() instanceof ChaincodeChoice.Served choice) {
                // Organisations that share a server share a connection: the shim keeps one state for all of a server's.
                String address =
                        choice.addresses().get(Math.min(i, choice.addresses().size() - 1));
                link = served.computeIfAbsent(address, host -> link(new SocketAttachment(host), executor));
            } else {
                ChaincodeChoice.Attached choice = (ChaincodeChoice.Attached) settings.chaincode();
                link = link(new DirectAttachment(settings.deployment().chaincode(), choice.chaincode()), executor);
            }
            peers.add(new Endorser.Peer(organizations.peer(mspIds.get(i)), link));
        }
        return peers;
    }

    private ChaincodeLink link(Attachment attachment, ExecutorService executor) {
        ChaincodeLink link = new ChaincodeLink(attachment, settings.rules().chaincodeTimeout(), executor);
        open.add(link);
        try {
            link.warmUp().join();
        } catch (CompletionException e) {
            // As with a Fabric peer: calls fail until the chaincode is there, and then work.
            LOG.warn("the chaincode does not answer yet: {}", String.valueOf(e.getCause()));
        }
        return link;
    }

    private static void stop(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }
}
