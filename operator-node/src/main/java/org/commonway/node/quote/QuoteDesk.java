package org.commonway.node.quote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.LegDesk;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.Mode;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.SaleTerms;
import org.commonway.node.leg.TimeWindow;

/**
 * Quotes rides on demand and sells what it quoted. A quote promises the price until it ends, not the vehicle: that is
 * what the hold is for.
 */
public final class QuoteDesk implements LegDesk {
    /** How much later than asked for a rider is still picked up. */
    private static final Duration LATEST_PICK_UP = Duration.ofMinutes(20);

    private static final Duration STEP = Duration.ofMinutes(5);

    private final RideService service;
    private final Garage garage;
    private final InstantSource clock;
    private final Supplier<String> quoteIds;
    private final Duration validity;

    /**
     * A desk for this service.
     *
     * @param quoteIds makes a new id for each quote
     * @param validity how long a quoted price is good for
     */
    public QuoteDesk(RideService service, InstantSource clock, Supplier<String> quoteIds, Duration validity) {
        this.service = service;
        this.garage = new Garage(service.fleet());
        this.clock = clock;
        this.quoteIds = quoteIds;
        this.validity = validity;
    }

    /** What it sells. */
    public RideService service() {
        return service;
    }

    /**
     * A price and a pick-up time, at most 20 minutes after the one wished for.
     *
     * @throws QuoteRefused outside area or hours, without a vehicle or with too many passengers
     */
    public LegWish.Quoted quote(RideWish wish, Bookings bookings) {
        refusePlaces(wish);
        TimeWindow first = new TimeWindow(wish.departAt(), wish.departAt().plusSeconds(drivingSeconds(wish)));
        refuseHours(first);
        TimeWindow ride = firstFree(first, bookings);
        return new LegWish.Quoted(
                quoteIds.get(),
                wish.from(),
                wish.to(),
                ride,
                service.fare().priceOf(wish.payableMetres()),
                clock.instant().plus(validity).truncatedTo(ChronoUnit.MILLIS));
    }

    private void refusePlaces(RideWish wish) {
        int seats = service.fleet().seats();
        if (wish.passengers() < 1 || wish.passengers() > seats) {
            throw new QuoteRefused(
                    QuoteRefused.Reason.TOO_MANY_PASSENGERS,
                    "A ride carries 1 to " + seats + " passengers, not " + wish.passengers() + ".");
        }
        if (!service.area().contains(wish.from()) || !service.area().contains(wish.to())) {
            throw new QuoteRefused(
                    QuoteRefused.Reason.OUTSIDE_AREA, "Pick-up and drop-off must both lie inside the service area.");
        }
    }

    private void refuseHours(TimeWindow ride) {
        RideService.Hours hours = service.hours();
        if (!hours.cover(ride)) {
            throw new QuoteRefused(
                    QuoteRefused.Reason.OUTSIDE_HOURS,
                    "Rides run from " + hours.opens() + " to " + hours.closes() + "; this one would run from "
                            + hours.localTime(ride.start()) + " to " + hours.localTime(ride.end()) + ".");
        }
    }

    private TimeWindow firstFree(TimeWindow first, Bookings bookings) {
        for (Duration wait = Duration.ZERO; wait.compareTo(LATEST_PICK_UP) <= 0; wait = wait.plus(STEP)) {
            TimeWindow ride =
                    new TimeWindow(first.start().plus(wait), first.end().plus(wait));
            if (service.hours().cover(ride) && garage.findFree(ride, bookings).isPresent()) {
                return ride;
            }
        }
        throw new QuoteRefused(
                QuoteRefused.Reason.NO_VEHICLE,
                "Every vehicle is busy around " + service.hours().localTime(first.start()) + "; try another time.");
    }

    private long drivingSeconds(RideWish wish) {
        int measured = wish.road().seconds();
        long bySpeed = Math.round(wish.payableMetres() * 3.6 / service.fleet().speedKmh());
        return Math.max(60, measured > 0 ? measured : bySpeed);
    }

    @Override
    public PricedLeg price(LegWish wish, String tripId, Bookings bookings) {
        if (!(wish instanceof LegWish.Quoted quote)) {
            throw new IllegalArgumentException("not a quoted ride: " + wish);
        }
        Instant now = clock.instant();
        if (!now.isBefore(quote.validUntil())) {
            throw new HoldRefusal(
                    HoldRefusal.Reason.QUOTE_EXPIRED,
                    "This ride was quoted until " + quote.validUntil() + "; search again for a new price.");
        }
        Optional<String> vehicle = garage.findFree(quote.window(), bookings);
        return vehicle.map(vehicleId -> sold(quote, vehicleId))
                .orElseThrow(() -> new HoldRefusal(
                        HoldRefusal.Reason.TAKEN, "The vehicle for this ride was just taken; search again."));
    }

    private PricedLeg sold(LegWish.Quoted quote, String vehicleId) {
        LegTerms terms = new LegTerms(
                Mode.SHUTTLE, LegTerms.Path.between(quote.from(), quote.to()), quote.window(), quote.quoteId());
        return new PricedLeg(
                LegKind.ON_DEMAND,
                terms,
                quote.price(),
                Optional.of(new PricedLeg.AssetClaim(vehicleId, garage.busyFor(quote.window()))),
                SaleTerms.flat(service.conditions()));
    }
}
