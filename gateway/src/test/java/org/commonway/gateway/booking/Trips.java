package org.commonway.gateway.booking;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.OnDemandLeg;
import org.commonway.proto.hold.v1.RentalLeg;
import org.commonway.proto.hold.v1.TimetableLeg;
import org.commonway.rules.money.Money;

/** Trips for tests. */
final class Trips {
    /** The channel of the city that these trips are in. */
    static final String CITY = "mobility";

    static final Instant NOW = Instant.parse("2026-05-14T08:00:00Z");
    /** Two hours later. */
    static final Instant DEPARTURE = NOW.plusSeconds(7_200);

    static final RiderKey KEY = RiderKey.generate(new SecureRandom());

    private Trips() {}

    static Money euro(long cents) {
        return Money.of(cents, "EUR");
    }

    static LegDraft metro(String gtfsTripId, long cents) {
        return metro(gtfsTripId, "", cents);
    }

    /** The departure of a trip by headway that leaves its first stop then. */
    static LegDraft metro(String gtfsTripId, String startTime, long cents) {
        LegRequest request = LegRequest.newBuilder()
                .setTimetable(TimetableLeg.newBuilder()
                        .setGtfsTripId(gtfsTripId)
                        .setStartTime(startTime)
                        .setFromStopId("A")
                        .setToStopId("B"))
                .build();
        return leg("metro", request, cents);
    }

    /** The same leg, ridden on from the leg before without getting off. */
    static LegDraft onBoard(LegDraft leg) {
        LegRequest.Builder request = leg.request().toBuilder();
        request.getTimetableBuilder().setStayOnBoard(true);
        return new LegDraft(leg.operatorId(), request.build(), leg.price(), leg.departAt(), leg.arriveAt());
    }

    static LegDraft bike(long cents) {
        LegRequest request = LegRequest.newBuilder()
                .setRental(RentalLeg.newBuilder().setVehicleId("bike-7"))
                .build();
        return leg("bikes", request, cents);
    }

    static LegDraft shuttle(long cents) {
        LegRequest request = LegRequest.newBuilder()
                .setOnDemand(OnDemandLeg.getDefaultInstance())
                .build();
        return leg("shuttle", request, cents);
    }

    private static LegDraft leg(String operatorId, LegRequest request, long cents) {
        return new LegDraft(operatorId, request, euro(cents), DEPARTURE, DEPARTURE.plusSeconds(600));
    }

    static TripDraft draft(String planId, LegDraft... legs) {
        long sum = List.of(legs).stream()
                .mapToLong(leg -> leg.price().minorUnits())
                .sum();
        return new TripDraft(CITY, planId, "1", List.of(legs), euro(sum), "[]");
    }

    /** Metro, bike and shuttle for 1.50 + 1.20 + 4.30 = 7.00 EUR. */
    static TripDraft threeLegs(String planId) {
        return draft(planId, metro("m1", 150), bike(120), shuttle(430));
    }
}
