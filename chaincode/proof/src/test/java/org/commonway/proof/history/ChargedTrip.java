package org.commonway.proof.history;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.embedded.ChaincodeChoice;
import org.commonway.embedded.Deployment;
import org.commonway.embedded.EmbeddedNetwork;
import org.commonway.embedded.NetworkSettings;
import org.commonway.identity.Member;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.proof.audit.Snapshot;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Who;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Terms;
import org.hyperledger.fabric.shim.Chaincode;

/**
 * The running network as its members meet it, each through the client and with its own certificate; on it one leg of the
 * metro, for which the gateway's rider was charged.
 */
public final class ChargedTrip implements AutoCloseable {
    private static final String TRIP = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String HOLD = "bbbbbbbb-0000-4000-8000-000000000001";
    private static final long MINUTE = 60_000;
    private static final int PRICE = 1000;
    private static final Who GATEWAY = Cast.GATEWAYS.get(0);
    private static final Who METRO = Cast.OPERATORS.get(0);
    private static final Who BIKES = Cast.OPERATORS.get(2);
    /** Half of the price is kept, however early the leg is cancelled. */
    private static final Act.Conditions HALF_IS_KEPT =
            new Act.Conditions(false, 0, List.of(new Act.Tier(0, 5000)), 0, 10_000, 0, 86_400, 0);

    private final Path folder;
    private final EmbeddedNetwork network;
    private final Map<Who, FabricLedger> ledgers = new HashMap<>();

    /**
     * Starts the network in this folder, books the leg and cancels it for its fee.
     *
     * @param collections collections_config.json
     */
    public ChargedTrip(Path folder, Chaincode chaincode, String collections) {
        this.folder = folder;
        Keys.install();
        network = EmbeddedNetwork.start(NetworkSettings.of(
                        folder.resolve("data"), folder.resolve("crypto"), new ChaincodeChoice.Attached(chaincode))
                .withDeployment(Deployment.usual().withCollections(collections))
                .withMembers(List.of(
                        member(Cast.CITY), member(Cast.AUDITOR), member(GATEWAY), member(METRO), member(BIKES))));
        charge();
    }

    private static Member member(Who who) {
        return Member.parse(
                who.msp() + ":" + nameOf(who) + ":" + who.role() + (who.party().isEmpty() ? "" : ":" + who.party()));
    }

    private static String nameOf(Who who) {
        return who.role() + "-" + who.party();
    }

    private void charge() {
        long now = Clock.systemUTC().millis();
        operator().registerOperator(argument(Operator.parser(), new Act.Register(Cast.ENTRIES.get(0))));
        city().putTerms(argument(Terms.parser(), new Act.PutTerms(1500, 250, null, List.of(), 1, false)));
        Act.Hold hold = new Act.Hold(
                HOLD,
                TRIP,
                METRO.party(),
                PRICE,
                "EUR",
                now + MINUTE,
                now + 60 * MINUTE,
                now + 80 * MINUTE,
                4,
                "",
                0,
                0,
                HALF_IS_KEPT,
                0,
                Act.Flaw.NONE);
        Act.Booking booking = new Act.Booking(TRIP, List.of(hold), PRICE, "EUR", 300, true);
        gateway()
                .submit(gateway()
                        .prepareBooking(argument(BookTripRequest.parser(), new Act.Book(List.of(booking), false))));
        gateway().submit(gateway().prepareCancellation(argument(CancelRequest.parser(), new Act.Cancel(TRIP, HOLD))));
    }

    private static <M extends Message> M argument(Parser<M> parser, Act act) {
        return Snapshot.parse(parser, Wire.call(act).arguments().get(0));
    }

    /** The leg. */
    public LegId leg() {
        return LegId.newBuilder().setTripId(TRIP).setHoldId(HOLD).build();
    }

    /** The ledger as the gateway sees it that booked the trip. */
    public FabricLedger gateway() {
        return as(GATEWAY);
    }

    /** The gateway's organisation. */
    public String gatewayMspId() {
        return GATEWAY.msp();
    }

    /** The gateway's id in it. */
    public String gatewayId() {
        return GATEWAY.party();
    }

    /** As the leg's operator sees it. */
    public FabricLedger operator() {
        return as(METRO);
    }

    /** As an operator sees it that has nothing to do with the trip. */
    public FabricLedger otherOperator() {
        return as(BIKES);
    }

    /** As the city sees it. */
    public FabricLedger city() {
        return as(Cast.CITY);
    }

    /** As an auditor of the city's own organisation sees it. */
    public FabricLedger auditor() {
        return as(Cast.AUDITOR);
    }

    private FabricLedger as(Who who) {
        return ledgers.computeIfAbsent(
                who,
                unused -> FabricLedger.connect(new LedgerConnection(
                        network.address(),
                        EmbeddedNetwork.CHANNEL,
                        EmbeddedNetwork.CHAINCODE,
                        who.msp(),
                        folder.resolve("crypto")
                                .resolve(who.msp())
                                .resolve("users")
                                .resolve(nameOf(who)),
                        network.organizations().trustFile())));
    }

    @Override
    public void close() {
        ledgers.values().forEach(Ledger::close);
        network.close();
    }
}
