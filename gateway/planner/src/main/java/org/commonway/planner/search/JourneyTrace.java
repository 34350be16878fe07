package org.commonway.planner.search;

import java.util.ArrayDeque;
import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/** Follows a label at the destination back to the origin, and adds up exactly what the trip comes to. */
final class JourneyTrace {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Labels labels;
    private final FarePayment payment;
    private final int[] wallet;

    JourneyTrace(SearchProblem problem, Labels labels) {
        this.problem = problem;
        this.day = problem.day();
        this.labels = labels;
        this.payment = new FarePayment(problem, true);
        this.wallet = new int[Labels.TICKETS + payment.width()];
    }

    Journey journey(int atDestination) {
        ArrayDeque<Journey.Ride> rides = new ArrayDeque<>();
        int walked = 0;
        int label = labels.get(atDestination, Labels.PARENT);
        while (labels.get(label, Labels.PARENT) >= 0) {
            int how = labels.get(label, Labels.HOW);
            int which = labels.get(label, Labels.WHICH);
            if (how >= 0) {
                int positions = labels.get(label, Labels.POSITIONS);
                rides.addFirst(new Journey.Ride(how, which, positions >>> 16, positions & 0xFFFF));
            } else {
                walked += problem.network().footpaths().metres(which);
            }
            label = labels.get(label, Labels.PARENT);
        }
        DoorLabel access = problem.access().get(labels.get(label, Labels.WHICH));
        DoorLabel egress = problem.egress().get(labels.get(atDestination, Labels.WHICH));
        List<Journey.Ride> found = List.copyOf(rides);
        Journey journey = journey(access, found, egress, walked);
        List<Journey.Ride> later = asLateAsPossible(found);
        if (later.equals(found)) {
            return journey;
        }
        // A ride that waits may outlast a ticket, or come at a time of another fare.
        Journey moved = journey(access, later, egress, walked);
        return isNoDearer(moved.totals(), journey.totals()) ? moved : journey;
    }

    private static boolean isNoDearer(Journey.Totals a, Journey.Totals b) {
        return a.price() <= b.price() && (a.priceKnown() || !b.priceKnown());
    }

    private Journey journey(DoorLabel access, List<Journey.Ride> rides, DoorLabel egress, int walked) {
        Journey.Ride first = rides.get(0);
        int boarding = day.departure(first.pattern(), first.trip(), first.board());
        return new Journey(access, rides, egress, boarding - access.seconds(), totals(access, rides, egress, walked));
    }

    /** The same lines between the same stops, each ride but the last as late as the next one allows. */
    private List<Journey.Ride> asLateAsPossible(List<Journey.Ride> rides) {
        Journey.Ride[] later = rides.toArray(Journey.Ride[]::new);
        Footpaths ways = problem.network().footpaths();
        for (int i = later.length - 2; i >= 0; i--) {
            Journey.Ride ride = later[i];
            Journey.Ride next = later[i + 1];
            int way = ways.get(day.stop(ride.pattern(), ride.alight()), day.stop(next.pattern(), next.board()));
            int limit = day.departure(next.pattern(), next.trip(), next.board()) - ways.changeSeconds(way);
            int trip = day.lastTripBy(ride.pattern(), ride.alight(), limit, ride.trip());
            later[i] = new Journey.Ride(ride.pattern(), trip, ride.board(), ride.alight());
        }
        return List.of(later);
    }

    private Journey.Totals totals(DoorLabel access, List<Journey.Ride> rides, DoorLabel egress, int walked) {
        java.util.Arrays.fill(wallet, 0);
        int grams = access.co2Grams() + egress.co2Grams();
        payment.add(wallet, access);
        for (Journey.Ride ride : rides) {
            payment.board(
                    wallet, ride.pattern(), ride.board(), day.departure(ride.pattern(), ride.trip(), ride.board()));
            payment.alight(
                    wallet, ride.pattern(), ride.alight(), day.arrival(ride.pattern(), ride.trip(), ride.alight()));
            grams += gramsTo(ride, ride.alight()) - gramsTo(ride, ride.board());
        }
        payment.add(wallet, egress);
        Journey.Ride last = rides.get(rides.size() - 1);
        return new Journey.Totals(
                day.arrival(last.pattern(), last.trip(), last.alight()) + egress.seconds(),
                wallet[Labels.PRICE],
                wallet[Labels.UNKNOWN] == 0,
                grams,
                access.walkMetres() + walked + egress.walkMetres(),
                access.vehicles() + rides.size() + egress.vehicles());
    }

    private int gramsTo(Journey.Ride ride, int position) {
        return problem.gramsTo(ride.pattern(), position);
    }
}
