package org.commonway.node.timetable;

import java.time.Instant;
import java.util.Optional;
import org.commonway.node.fare.FlatFare;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.LegDesk;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.SaleTerms;
import org.commonway.rules.money.Money;

/** Sells rides on scheduled trips. Nothing is claimed: there is no seat to run out of. */
public final class TimetableDesk implements LegDesk {
    private final Timetable timetable;
    private final FlatFare fare;
    private final Conditions conditions;

    /** Sells this timetable at that fare, on these conditions. */
    public TimetableDesk(Timetable timetable, FlatFare fare, Conditions conditions) {
        this.timetable = timetable;
        this.fare = fare;
        this.conditions = conditions;
    }

    @Override
    public PricedLeg price(LegWish wish, String tripId, Bookings bookings) {
        if (!(wish instanceof LegWish.Scheduled scheduled)) {
            throw new IllegalArgumentException("not a scheduled ride: " + wish);
        }
        LegTerms terms = timetable.getLeg(scheduled);
        Instant boarding = terms.window().start();
        Optional<PricedLeg> earlier =
                scheduled.transferFromHoldId().flatMap(holdId -> bookings.findLiveLeg(tripId, holdId));
        Optional<Instant> goodTicket = earlier.flatMap(leg -> leg.sale().ticketStart())
                .filter(start -> fare.stillPays(start, boarding) || staysOnBoard(scheduled, earlier));
        Money price = goodTicket.isPresent() ? fare.boarding().zero() : fare.boarding();
        Instant ticketStart = goodTicket.orElse(boarding);
        return new PricedLeg(
                LegKind.TIMETABLE,
                terms,
                price,
                Optional.empty(),
                new SaleTerms(conditions, Optional.empty(), Optional.of(ticketStart)));
    }

    /** Whoever stays in the vehicle does not board again. That it goes on so is looked up, not believed. */
    private boolean staysOnBoard(LegWish.Scheduled wish, Optional<PricedLeg> earlier) {
        return wish.stayOnBoard()
                && earlier.filter(leg -> timetable.goesOn(leg.terms(), wish)).isPresent();
    }
}
