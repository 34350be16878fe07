package org.commonway.planner.fare.feed;

import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.commonway.planner.timetable.fare.FaresV1;
import org.commonway.rules.money.Money;

/**
 * GTFS Fares v1, by the worked examples of the GTFS documentation. The rides are cut into stretches, each on one ticket,
 * so that the tickets together cost least. A ticket is good for a stretch when it allows that many changes and lasts from
 * the first departure to the last arrival, and its rules match ({@link Tickets}).
 */
final class ZoneFares {
    private static final long NEVER = Long.MAX_VALUE;

    private final Timetable timetable;
    private final List<FareLeg> legs;
    private final FaresV1 fares;
    private final Tickets tickets;

    ZoneFares(Timetable timetable, List<FareLeg> legs) {
        this.timetable = timetable;
        this.legs = legs;
        this.fares = timetable.fares().v1();
        this.tickets = new Tickets(timetable);
    }

    /** In the first currency of the feed in which all rides can be paid. */
    FareAnswer price() {
        Set<Currency> currencies = new LinkedHashSet<>();
        fares.attributes().forEach(fare -> currencies.add(fare.price().currency()));
        for (Currency currency : currencies) {
            long[] best = best(currency, new int[legs.size() + 1]);
            if (best[legs.size()] != NEVER) {
                return new FareAnswer.Known(new Money(best[legs.size()], currency), "");
            }
        }
        for (int leg = 0; leg < legs.size(); leg++) {
            int alone = leg;
            if (currencies.stream().allMatch(currency -> cheapest(alone, alone + 1, currency) == NEVER)) {
                return new FareAnswer.Incomplete(
                        "No fare of fare_attributes.txt is for leg " + (leg + 1) + ", on route " + route(leg) + ".");
            }
        }
        return new FareAnswer.Incomplete("The fares of the legs are in several currencies.");
    }

    /** In this currency; the first leg of each ticket carries it. */
    FareReceipt receipt(Currency currency) {
        int[] starts = new int[legs.size() + 1];
        long[] best = best(currency, starts);
        if (best[legs.size()] == NEVER) {
            return FareOf.notPaidIn(currency, price());
        }
        FareReceipt.Share[] shares = new FareReceipt.Share[legs.size()];
        for (int end = legs.size(); end > 0; end = starts[end]) {
            int start = starts[end];
            for (int leg = start; leg < end; leg++) {
                long paid = leg == start ? best[end] - best[start] : 0;
                shares[leg] = new FareReceipt.Share(new Money(paid, currency), start);
            }
        }
        return new FareReceipt(new FareAnswer.Known(new Money(best[legs.size()], currency), ""), Arrays.asList(shares));
    }

    private String route(int leg) {
        return timetable.routes().get(routeOf(legs.get(leg))).routeId();
    }

    private int routeOf(FareLeg leg) {
        return timetable.trips().route(leg.trip());
    }

    /** By number of legs from the first: the least that they cost; and where the last ticket of each begins. */
    private long[] best(Currency currency, int[] starts) {
        long[] best = new long[legs.size() + 1];
        Arrays.fill(best, NEVER);
        best[0] = 0;
        for (int end = 1; end <= legs.size(); end++) {
            for (int start = 0; start < end; start++) {
                long ticket = best[start] == NEVER ? NEVER : cheapest(start, end, currency);
                if (ticket != NEVER && Math.addExact(best[start], ticket) < best[end]) {
                    best[end] = best[start] + ticket;
                    starts[end] = start;
                }
            }
        }
        return best;
    }

    private long cheapest(int start, int end, Currency currency) {
        Stretch stretch = stretch(legs.subList(start, end));
        long seconds = legs.get(end - 1).arrival().getEpochSecond()
                - legs.get(start).departure().getEpochSecond();
        long cheapest = NEVER;
        for (int fare = 0; fare < tickets.count(); fare++) {
            Money price = tickets.ticket(fare).price();
            if (price.currency().equals(currency)
                    && price.minorUnits() < cheapest
                    && tickets.allows(fare, end - start - 1, seconds)
                    && tickets.isGood(fare, stretch)) {
                cheapest = price.minorUnits();
            }
        }
        return cheapest;
    }

    private Stretch stretch(List<FareLeg> rides) {
        Set<Integer> routes = new HashSet<>();
        Set<String> passed = new HashSet<>();
        for (FareLeg leg : rides) {
            routes.add(routeOf(leg));
            for (int call = leg.boardCall(); call <= leg.alightCall(); call++) {
                passed.add(zone(call));
            }
        }
        return new Stretch(
                routes,
                zone(rides.get(0).boardCall()),
                zone(rides.get(rides.size() - 1).alightCall()),
                passed);
    }

    private String zone(int call) {
        Trips trips = timetable.trips();
        return timetable.stops().get(trips.callStop(call)).detail().fareZoneId();
    }
}
