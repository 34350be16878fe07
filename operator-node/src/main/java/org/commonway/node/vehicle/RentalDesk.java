package org.commonway.node.vehicle;

import java.util.Optional;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.HoldRefusal.Reason;
import org.commonway.node.leg.LegDesk;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.SaleTerms;
import org.commonway.node.place.Position;

/**
 * Rents shared vehicles: one vehicle to one rider at a time, from the hold to the end of the ride. The price of the
 * planned ride is a cap: a shorter ride costs less.
 */
public final class RentalDesk implements LegDesk {
    private static final int LONGEST_RIDE_SECONDS = 24 * 3600;
    private static final double MOVED_METRES = 250;

    private final Fleet fleet;
    private final Conditions conditions;

    /** Rents from this fleet, on these conditions. */
    public RentalDesk(Fleet fleet, Conditions conditions) {
        this.fleet = fleet;
        this.conditions = conditions;
    }

    @Override
    public PricedLeg price(LegWish wish, String tripId, Bookings bookings) {
        if (!(wish instanceof LegWish.Rental rental)) {
            throw new IllegalArgumentException("not a rental: " + wish);
        }
        if (rental.durationSeconds() < 1 || rental.durationSeconds() > LONGEST_RIDE_SECONDS) {
            throw new HoldRefusal(
                    Reason.UNKNOWN_SERVICE,
                    "A rental must be planned for 1 second to 24 hours, not " + rental.durationSeconds() + " seconds.");
        }
        Vehicle vehicle = rentable(rental, bookings);
        LegTerms terms = new LegTerms(
                fleet.getType(vehicle.typeId()).formFactor().mode(),
                LegTerms.Path.between(vehicle.spot().position(), rental.to()),
                rental.window(),
                vehicle.vehicleId());
        PricingPlan plan = fleet.getPlan(vehicle.pricingPlanId());
        return new PricedLeg(
                LegKind.RENTAL,
                terms,
                plan.priceOf(rental.durationSeconds()),
                Optional.of(new PricedLeg.AssetClaim(vehicle.vehicleId(), rental.window())),
                new SaleTerms(conditions, Optional.of(plan), Optional.empty()));
    }

    private Vehicle rentable(LegWish.Rental rental, Bookings bookings) {
        String vehicleId = rental.vehicleId();
        if (fleet.isHeld(vehicleId) || !bookings.listWindowsOf(vehicleId).isEmpty()) {
            throw new HoldRefusal(Reason.TAKEN, "Vehicle " + vehicleId + " was just taken; search again.");
        }
        Vehicle vehicle = fleet.find(vehicleId)
                .orElseThrow(() -> new HoldRefusal(
                        Reason.TAKEN, "Vehicle " + vehicleId + " is no longer on the street; search again."));
        if (vehicle.spot().position().metresTo(rental.from()) > MOVED_METRES) {
            throw new HoldRefusal(Reason.TAKEN, "Vehicle " + vehicleId + " stands elsewhere by now; search again.");
        }
        return vehicle;
    }

    @Override
    public void taken(PricedLeg leg) {
        fleet.hold(leg.terms().serviceRef());
    }

    @Override
    public void freed(PricedLeg leg) {
        fleet.free(leg.terms().serviceRef());
    }

    @Override
    public void started(PricedLeg leg) {
        fleet.leave(leg.terms().serviceRef());
    }

    @Override
    public void ended(PricedLeg leg, Position at) {
        fleet.arrive(leg.terms().serviceRef(), at);
    }
}
