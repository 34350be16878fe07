package org.commonway.planner.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/** Lets a trip that was found leave as late as it can, and adds up exactly what it comes to. */
final class JourneySums {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final FarePayment payment;
    private final int[] wallet;

    JourneySums(SearchProblem problem) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.payment = new FarePayment(problem, PriceCount.WITH_TICKETS);
        this.wallet = new int[Labels.TICKETS + payment.width()];
    }

    /** The trip with these rides and ways, moved where that makes it no dearer. */
    Journey journey(DoorLabel access, List<Journey.Ride> rides, Optional<Journey.Between> between, DoorLabel egress) {
        Journey found = added(access, rides, between, egress);
        List<Journey.Ride> later = asLateAsPossible(found);
        if (later.equals(rides)) {
            return found;
        }
        // A ride that waits may outlast a ticket, or come at a time of another fare.
        Journey moved = added(access, later, between, egress);
        return isNoDearer(moved.totals(), found.totals()) ? moved : found;
    }

    private static boolean isNoDearer(Journey.Totals a, Journey.Totals b) {
        return a.price() <= b.price() && (a.priceKnown() || !b.priceKnown());
    }

    /** The same lines between the same stops, each ride but the last as late as the next one allows. */
    private List<Journey.Ride> asLateAsPossible(Journey journey) {
        Journey.Ride[] later = journey.rides().toArray(Journey.Ride[]::new);
        for (int i = later.length - 2; i >= 0; i--) {
            Journey.Ride ride = later[i];
            Journey.Ride next = later[i + 1];
            int seconds = journey.wayAfter(i)
                    .map(DoorLabel::seconds)
                    .orElseGet(() -> ways.changeSeconds(footpath(ride, next)));
            int limit = day.departure(next.pattern(), next.trip(), next.board()) - seconds;
            int trip = day.lastTripBy(ride.pattern(), ride.alight(), limit, ride.trip());
            later[i] = new Journey.Ride(ride.pattern(), trip, ride.board(), ride.alight());
        }
        return List.of(later);
    }

    private int footpath(Journey.Ride off, Journey.Ride on) {
        return ways.get(day.stop(off.pattern(), off.alight()), day.stop(on.pattern(), on.board()));
    }

    private Journey added(
            DoorLabel access, List<Journey.Ride> rides, Optional<Journey.Between> between, DoorLabel egress) {
        Arrays.fill(wallet, 0);
        payment.add(wallet, access);
        int grams = access.co2Grams() + egress.co2Grams();
        int walked = access.walkMetres() + egress.walkMetres();
        int vehicles = access.vehicles() + rides.size() + egress.vehicles();
        for (int i = 0; i < rides.size(); i++) {
            Journey.Ride ride = rides.get(i);
            pay(ride);
            grams += gramsTo(ride, ride.alight()) - gramsTo(ride, ride.board());
            if (between.isPresent() && between.get().after() == i) {
                DoorLabel way = between.get().way();
                payment.add(wallet, way);
                grams += way.co2Grams();
                walked += way.walkMetres();
                vehicles += way.vehicles();
            } else if (i + 1 < rides.size()) {
                walked += ways.metres(footpath(ride, rides.get(i + 1)));
            }
        }
        payment.add(wallet, egress);
        Journey.Ride first = rides.get(0);
        Journey.Ride last = rides.get(rides.size() - 1);
        return new Journey(
                access,
                rides,
                between,
                egress,
                day.departure(first.pattern(), first.trip(), first.board()) - access.seconds(),
                new Journey.Totals(
                        day.arrival(last.pattern(), last.trip(), last.alight()) + egress.seconds(),
                        wallet[Labels.PRICE],
                        wallet[Labels.UNKNOWN] == 0,
                        grams,
                        walked,
                        vehicles));
    }

    private void pay(Journey.Ride ride) {
        payment.board(wallet, ride.pattern(), ride.board(), day.departure(ride.pattern(), ride.trip(), ride.board()));
        payment.alight(wallet, ride.pattern(), ride.alight(), day.arrival(ride.pattern(), ride.trip(), ride.alight()));
    }

    private int gramsTo(Journey.Ride ride, int position) {
        return problem.gramsTo(ride.pattern(), position);
    }
}
