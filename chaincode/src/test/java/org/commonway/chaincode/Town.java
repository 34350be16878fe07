package org.commonway.chaincode;

import java.util.Map;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ride.v1.RideStep;

/** A channel with three operators of three organisations, a gateway, and terms: what most tests begin with. */
final class Town {
    static final Member METRO = Member.operator("TransitMSP", "metro");
    static final Member BIKES = Member.operator("CoopMSP", "bikes");
    static final Member SHUTTLE = Member.operator("CityMSP", "shuttle");
    static final Member GATEWAY = Member.gateway("CoopMSP", "demo");
    static final Member CITY = Member.of("CityMSP", Map.of("commonway.role", "city"));
    static final Member AUDITOR = Member.of("CityMSP", Map.of("commonway.role", "auditor"));
    /** May act for the metro, which names it. */
    static final Member UNION =
            Member.of("TransitMSP", Map.of("commonway.role", "cooperative", "commonway.cooperative", "union"));

    static final Terms TERMS = Terms.newBuilder()
            .setCommissionCeilingBps(500)
            .setLevyBps(100)
            .setDisputeDays(14)
            .build();

    final MemoryLedger ledger = new MemoryLedger();

    Town() {
        register(METRO, SampleTrip.operator("metro").setCooperativeId("union"));
        register(BIKES, SampleTrip.operator("bikes"));
        register(SHUTTLE, SampleTrip.operator("shuttle"));
        ledger.ask(Terms.parser(), CITY, "terms:Put", TERMS);
    }

    private void register(Member member, Operator.Builder operator) {
        ledger.ask(Operator.parser(), member, "operators:Register", operator);
    }

    SampleTrip trip() {
        return new SampleTrip(ledger.now);
    }

    /** A leg of each operator, the bike claimed. */
    SampleTrip threeLegs() {
        return trip().metroLeg().bikeLeg("bike 7").shuttleLeg();
    }

    BookingReceipt book(SampleTrip trip) {
        return ledger.ask(BookingReceipt.parser(), GATEWAY, "trips:Book", trip.request());
    }

    SampleTrip booked(SampleTrip trip) {
        book(trip);
        return trip;
    }

    /** A trip with the metro whose leg was ridden, at the time when it ended. */
    SampleTrip ridden() {
        SampleTrip trip = booked(trip().metroLeg());
        ledger.now = trip.start(0);
        step(METRO, trip, 0, RideStep.RIDE_STEP_START);
        ledger.now = trip.start(0).plusSeconds(1200);
        step(METRO, trip, 0, RideStep.RIDE_STEP_END);
        return trip;
    }

    Trip step(Member operator, SampleTrip trip, int leg, RideStep step) {
        return ledger.ask(Trip.parser(), operator, "trips:RecordLegEvent", trip.report(leg, step, ledger.now));
    }

    Trip read(SampleTrip trip) {
        return ledger.ask(Trip.parser(), AUDITOR, "trips:Get", trip.id());
    }
}
