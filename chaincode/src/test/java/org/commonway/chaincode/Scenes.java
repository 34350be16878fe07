package org.commonway.chaincode;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonway.proto.ledger.v1.BeginSettlementRequest;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.DisputeReason;
import org.commonway.proto.ledger.v1.DisputeRuling;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.WithdrawalReason;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.rules.signature.Sha256;

/** For every function of the chaincode a call that goes well, on a ledger where it can. */
final class Scenes {
    private static final byte[] SALT = new byte[32];
    private static final byte[] EVIDENCE = {1, 2, 3};
    static final Map<String, byte[]> SECRETS = Map.of("salt", SALT, "evidence", EVIDENCE);

    private final List<Scene> all = new ArrayList<>();

    /**
     * A call that goes well.
     *
     * @param caller one of those who may
     */
    record Scene(String function, Town town, Member caller, List<Object> arguments) {
        MemoryTransaction play() {
            return playBy(caller);
        }

        MemoryTransaction playBy(Member member) {
            return town.ledger.simulate(member, function, arguments.toArray());
        }

        MemoryTransaction playWith(Object... given) {
            return town.ledger.simulate(caller, function, given);
        }

        @Override
        public String toString() {
            return function;
        }
    }

    private Scenes() {}

    static List<Scene> all() {
        Scenes scenes = new Scenes();
        scenes.registry();
        scenes.policies();
        scenes.logs();
        scenes.access();
        scenes.bookings();
        scenes.rides();
        scenes.disputes();
        scenes.settlements();
        return scenes.all;
    }

    private void on(Town town, String function, Member caller, Object... arguments) {
        all.add(new Scene(function, town, caller, List.of(arguments)));
    }

    private void registry() {
        Town town = new Town();
        on(
                town,
                "operators:Register",
                Town.METRO,
                SampleTrip.operator("metro")
                        .setCooperativeId("union")
                        .setName("Metro")
                        .build());
        on(town, "operators:Get", Town.AUDITOR, "metro");
        on(town, "operators:List", Town.AUDITOR, "2", "");
        on(
                town,
                "terms:Put",
                Town.CITY,
                Town.TERMS.toBuilder()
                        .setLevyBps(200)
                        .setValidFrom(SampleTrip.moment(town.ledger.now.plusSeconds(60)))
                        .build());
        on(town, "terms:InForce", Town.AUDITOR);
        on(town, "terms:Schedule", Town.AUDITOR);
    }

    private void policies() {
        Town town = new Town();
        int today = (int) (town.ledger.now.getEpochSecond() / 86_400);
        town.ledger.ask(RankingPolicy.parser(), Town.CITY, "policies:Put", PolicyContractTest.policy(1, today));
        town.ledger.ask(RankingPolicy.parser(), Town.CITY, "policies:Put", PolicyContractTest.policy(2, today + 20));
        on(town, "policies:Put", Town.CITY, PolicyContractTest.policy(3, today + 40));
        on(
                town,
                "policies:Withdraw",
                Town.CITY,
                PolicyContractTest.withdrawal(2, WithdrawalReason.WITHDRAWAL_REASON_NOT_READY));
        on(town, "policies:InForce", Town.AUDITOR, Integer.toString(today));
        on(town, "policies:Get", Town.AUDITOR, "1");
        on(town, "policies:List", Town.AUDITOR, "1", "");
    }

    private void logs() {
        on(new Town(), "logs:Register", Town.GATEWAY, PublicLogTest.registration());
        Town town = new Town();
        town.ledger.ask(PublicLog.parser(), Town.GATEWAY, "logs:Register", PublicLogTest.registration());
        town.ledger.ask(LogAnchor.parser(), Town.GATEWAY, "logs:Anchor", PublicLogTest.anchor(5, 1));
        town.ledger.now = town.ledger.now.plusSeconds(86_400);
        town.ledger.ask(LogAnchor.parser(), Town.GATEWAY, "logs:Anchor", PublicLogTest.anchor(6, 2));
        on(town, "logs:Anchor", Town.GATEWAY, PublicLogTest.anchor(7, 3));
        on(town, "logs:Get", Town.AUDITOR, PublicLogTest.ORIGIN);
        on(town, "logs:List", Town.AUDITOR, "1", "");
        on(town, "logs:ListAnchors", Town.AUDITOR, PublicLogTest.ORIGIN, "1", "");
    }

    private void access() {
        on(new Town(), "access:Ask", Town.METRO, AccessContractTest.sale());
        Town asked = AccessContractTest.asked();
        on(asked, "access:Grant", Town.GATEWAY, AccessContractTest.ID);
        on(asked, "access:Refuse", Town.GATEWAY, AccessContractTest.refusal());
        on(asked, "access:Get", Town.AUDITOR, AccessContractTest.ID);
        on(asked, "access:List", Town.AUDITOR, "1", "");
        on(AccessContractTest.refused(), "access:Appeal", Town.METRO, AccessContractTest.appeal());
        on(AccessContractTest.appealed(), "access:Rule", Town.CITY, AccessContractTest.ruling());
    }

    private void bookings() {
        Town town = new Town();
        SampleTrip booked = town.booked(town.trip().metroLeg().bikeLeg("bike 1"));
        on(town, "trips:Book", Town.GATEWAY, town.threeLegs().request().build());
        on(
                town,
                "trips:BookMany",
                Town.GATEWAY,
                BookTripsRequest.newBuilder()
                        .addTrips(town.threeLegs().request())
                        .addTrips(town.trip().metroLeg().request())
                        .build());
        on(town, "trips:Rollback", Town.GATEWAY, booked.id());
        on(town, "trips:Get", Town.AUDITOR, booked.id());
        on(town, "trips:ListByOperator", Town.AUDITOR, "metro", "1", "");
        on(
                town,
                "journal:List",
                Town.AUDITOR,
                "0",
                Long.toString(town.ledger.now.plusSeconds(1).toEpochMilli()),
                "2",
                "");
    }

    private void rides() {
        Town town = new Town();
        SampleTrip trip = town.booked(town.trip().metroLeg());
        on(
                town,
                "trips:Cancel",
                Town.GATEWAY,
                CancelRequest.newBuilder()
                        .setTripId(trip.id())
                        .setHoldId(trip.hold(0).getHoldId())
                        .build());
        Town later = new Town();
        SampleTrip started = later.booked(later.trip().metroLeg());
        later.ledger.now = started.start(0);
        on(
                later,
                "trips:RecordLegEvent",
                Town.METRO,
                started.report(0, RideStep.RIDE_STEP_START, later.ledger.now).build());
        Town muchLater = new Town();
        SampleTrip forgotten = muchLater.booked(muchLater.trip().metroLeg());
        muchLater.ledger.now = forgotten.start(0).plusSeconds(86_400);
        on(muchLater, "trips:ExpireLeg", Town.AUDITOR, forgotten.legId(0));
        Town after = new Town();
        SampleTrip ridden = after.ridden();
        RepayRequest repay = RepayRequest.newBuilder()
                .setTripId(ridden.id())
                .setHoldId(ridden.hold(0).getHoldId())
                .setAmount(SampleTrip.euro(10))
                .build();
        on(after, "trips:Refund", Town.METRO, repay);
        on(after, "trips:Compensate", Town.METRO, repay);
    }

    private void settlements() {
        Town town = new Town();
        town.ridden();
        BeginSettlementRequest period = BeginSettlementRequest.newBuilder()
                .setUntil(SampleTrip.moment(town.ledger.now))
                .build();
        town.ledger.now = town.ledger.now.plusSeconds(3_600);
        on(town, "settlements:Begin", Town.CITY, period);
        Town begun = new Town();
        begun.ridden();
        begun.ledger.now = begun.ledger.now.plusSeconds(3_600);
        begun.ledger.ask(Settlement.parser(), Town.CITY, "settlements:Begin", period);
        on(begun, "settlements:Net", Town.CITY, "1");
        on(begun, "settlements:Get", Town.AUDITOR, "1");
        on(begun, "settlements:List", Town.AUDITOR, "2", "");
    }

    private void disputes() {
        Town town = new Town();
        SampleTrip trip = town.ridden();
        on(town, "trips:OpenDispute", Town.GATEWAY, disputeOf(trip));
        Town dissatisfied = new Town();
        SampleTrip late = dissatisfied.ridden();
        dissatisfied.ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", disputeOf(late));
        dissatisfied.ledger.transientData = SECRETS;
        on(dissatisfied, "trips:PutEvidence", Town.GATEWAY, late.legId(0));
        Town disputed = new Town();
        SampleTrip open = disputed.ridden();
        dispute(disputed, open);
        on(disputed, "trips:RuleDispute", Town.CITY, rulingOf(open));
        Town ruled = new Town();
        SampleTrip closed = ruled.ridden();
        dispute(ruled, closed);
        ruled.ledger.ask(Trip.parser(), Town.CITY, "trips:RuleDispute", rulingOf(closed));
        on(ruled, "trips:GetEvidence", Town.CITY, closed.legId(0));
        on(ruled, "trips:PurgeEvidence", Town.CITY, closed.legId(0));
    }

    private static void dispute(Town town, SampleTrip trip) {
        town.ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", disputeOf(trip));
        town.ledger.transientData = SECRETS;
        town.ledger.ask(Trip.parser(), Town.GATEWAY, "trips:PutEvidence", trip.legId(0));
        town.ledger.transientData = Map.of();
    }

    static RuleDisputeRequest rulingOf(SampleTrip trip) {
        return RuleDisputeRequest.newBuilder()
                .setTripId(trip.id())
                .setHoldId(trip.hold(0).getHoldId())
                .setRuling(DisputeRuling.DISPUTE_RULING_UPHELD)
                .setRefund(SampleTrip.euro(50))
                .setRulingHash(ByteString.copyFrom(new byte[32]))
                .build();
    }

    static OpenDisputeRequest disputeOf(SampleTrip trip) {
        return OpenDisputeRequest.newBuilder()
                .setTripId(trip.id())
                .setHoldId(trip.hold(0).getHoldId())
                .setReason(DisputeReason.DISPUTE_REASON_LATE)
                .setEvidenceHash(ByteString.copyFrom(Sha256.of(SALT, EVIDENCE).bytes()))
                .build();
    }
}
