package org.commonway.gateway.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonway.gateway.booking.LegDraft;
import org.commonway.gateway.booking.TripDraft;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.TimetableLeg;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.ServiceDate;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.money.Money;

/**
 * Turns an option into what booking needs: for every leg the request that its operator's node understands. A leg that an
 * earlier one pays for costs nothing here; booking names the hold of the earlier leg once it has it.
 */
final class TripDrafting {
    /** As the contract's limit on the holds of one trip. */
    private static final int LEGS_MAX = 12;

    private final ShownPlan plan;

    TripDrafting(ShownPlan plan) {
        this.plan = plan;
    }

    TripDraft draft(ShownPlan.Option option, String legsJson) {
        List<Leg> legs = option.planned().itinerary().legs();
        SoldTimes.findObstacle(legs).ifPresent(sentence -> {
            throw refused(sentence);
        });
        List<LegDraft> drafts = new ArrayList<>();
        for (Leg leg : legs) {
            if (leg.isCharged()) {
                drafts.add(draft(leg));
            }
        }
        if (drafts.isEmpty()) {
            throw refused("Walking or one's own vehicle needs no booking: just go.");
        }
        if (drafts.size() > LEGS_MAX) {
            throw refused("A trip of more than " + LEGS_MAX + " rides cannot be booked as one; choose another option.");
        }
        Money fare = option.planned()
                .itinerary()
                .price()
                .orElseThrow(
                        () -> refused(
                                "The price of one leg of this trip is not known, so it cannot be booked; choose another option."));
        return new TripDraft(plan.city(), plan.planId(), option.optionId(), drafts, fare, legsJson);
    }

    private LegDraft draft(Leg leg) {
        if (plan.passengers() > 1 && !(leg instanceof OnDemandLeg)) {
            // A hold on a timetable or a vehicle is for one rider; only a quoted ride knows how many come.
            throw refused("Only a ride on demand can be booked for " + plan.passengers()
                    + " riders at once; search again for 1 passenger.");
        }
        Money price = leg.price()
                .orElseThrow(
                        () -> refused(
                                "The price of one leg of this trip is not known, so it cannot be booked; choose another option."));
        return new LegDraft(leg.operatorId().orElseThrow(), request(leg), price, leg.departure(), leg.arrival());
    }

    private LegRequest request(Leg leg) {
        LegRequest.Builder request = LegRequest.newBuilder();
        if (leg instanceof TransitLeg transit) {
            request.setTimetable(timetable(transit.service()));
        } else if (leg instanceof RentalLeg rental) {
            request.setRental(rental(rental));
        } else if (leg instanceof OnDemandLeg ride) {
            request.setOnDemand(
                    org.commonway.proto.hold.v1.OnDemandLeg.newBuilder().setQuote(quote(ride)));
        } else {
            throw new IllegalStateException("a walk or an own vehicle needs no hold");
        }
        return request.build();
    }

    private static TimetableLeg timetable(TransitService service) {
        LocalDate date = service.serviceDate();
        return TimetableLeg.newBuilder()
                .setGtfsTripId(service.gtfsTripId())
                .setServiceDate(ServiceDate.newBuilder()
                        .setYear(date.getYear())
                        .setMonth(date.getMonthValue())
                        .setDay(date.getDayOfMonth()))
                .setStartTime(
                        service.headway().map(TransitService.Headway::startTime).orElse(""))
                .setFromStopId(service.board().stopId())
                .setFromStopSequence(service.board().stopSequence())
                .setToStopId(service.alight().stopId())
                .setToStopSequence(service.alight().stopSequence())
                .setStayOnBoard(service.stayOnBoard())
                .build();
    }

    private static org.commonway.proto.hold.v1.RentalLeg rental(RentalLeg leg) {
        return org.commonway.proto.hold.v1.RentalLeg.newBuilder()
                .setVehicleId(leg.rental().vehicleId())
                .setWindow(TimeWindow.newBuilder()
                        .setStart(moment(leg.departure()))
                        .setEnd(moment(leg.arrival())))
                .setFrom(PlanTrip.position(leg.from().coordinate()))
                .setTo(PlanTrip.position(leg.to().coordinate()))
                .setDurationSeconds(leg.rental().ridingSeconds())
                .build();
    }

    private SignedEnvelope quote(OnDemandLeg leg) {
        SignedEnvelope quote = plan.quotes().get(ShownPlan.quoteKey(leg.operator(), leg.quoteId()));
        if (quote == null) {
            throw new IllegalStateException("the plan has no quote " + leg.quoteId() + " of " + leg.operator());
        }
        return quote;
    }

    private static Moment moment(Instant instant) {
        return Moment.newBuilder().setEpochMillis(instant.toEpochMilli()).build();
    }

    private static ApiProblem refused(String sentence) {
        return new ApiProblem(ProblemCode.BAD_REQUEST, sentence);
    }
}
