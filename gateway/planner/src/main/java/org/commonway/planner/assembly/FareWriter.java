package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.fare.feed.FareAnswer;
import org.commonway.planner.fare.feed.FareLeg;
import org.commonway.planner.fare.feed.FareOf;
import org.commonway.planner.fare.feed.FareReceipt;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.RiddenTrip;
import org.commonway.planner.search.Journey;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.timetable.Timetable;
import org.commonway.rules.money.Money;

/** Says what each ride of a journey costs, and which ticket covers which ride. */
final class FareWriter {
    private static final String ON_BOARD =
            "The feed does not say what it costs to stay on board where a trip goes on as another.";

    private final DayNetwork day;
    private final RideCosts costs;
    private final Map<String, FarePolicy> given;
    private final Currency currency;
    private final int passengers;

    /**
     * What a ride costs.
     *
     * @param price for all passengers; empty when it is not known
     * @param gap why it is not
     * @param paidBy index of the ride whose fare covers this one
     */
    record RideFare(Optional<Money> price, Optional<String> gap, OptionalInt paidBy) {}

    FareWriter(Setting setting) {
        this.day = setting.day();
        this.costs = setting.costs();
        this.given = setting.fares();
        this.currency = setting.currency();
        this.passengers = setting.passengers();
    }

    /** By ride. */
    List<RideFare> list(List<Journey.Ride> rides) {
        Map<Integer, List<Integer>> byFeed = new TreeMap<>();
        for (int ride = 0; ride < rides.size(); ride++) {
            byFeed.computeIfAbsent(day.feed(rides.get(ride).pattern()), feed -> new ArrayList<>())
                    .add(ride);
        }
        RideFare[] fares = new RideFare[rides.size()];
        byFeed.values().forEach(ofFeed -> {
            Timetable timetable = day.timetable(rides.get(ofFeed.get(0)).pattern());
            FarePolicy policy = given.get(timetable.operatorId());
            if (policy == null) {
                byFeed(fares, rides, ofFeed, timetable);
            } else {
                byPolicy(fares, rides, ofFeed, policy);
            }
        });
        return Arrays.asList(fares);
    }

    private void byPolicy(RideFare[] fares, List<Journey.Ride> rides, List<Integer> ofFeed, FarePolicy policy) {
        Money free = policy.boarding().zero();
        int payer = -1;
        Instant until = Instant.MIN;
        for (int ride : ofFeed) {
            Instant departure = departure(rides.get(ride));
            if (payer >= 0 && !departure.isAfter(until)) {
                fares[ride] = new RideFare(Optional.of(free), Optional.empty(), OptionalInt.of(payer));
                continue;
            }
            fares[ride] = new RideFare(Optional.of(times(policy.boarding())), Optional.empty(), OptionalInt.empty());
            if (policy.freeTransferMinutes() > 0) {
                payer = ride;
                until = departure.plusSeconds(60L * policy.freeTransferMinutes());
            }
        }
    }

    private void byFeed(RideFare[] fares, List<Journey.Ride> rides, List<Integer> ofFeed, Timetable timetable) {
        boolean eachRide =
                costs.pricesEachRide(day.feed(rides.get(ofFeed.get(0)).pattern()));
        if (eachRide
                && ofFeed.stream().anyMatch(ride -> day.goesOn(rides.get(ride).pattern()))) {
            ofFeed.forEach(
                    ride -> fares[ride] = new RideFare(Optional.empty(), Optional.of(ON_BOARD), OptionalInt.empty()));
            return;
        }
        List<FareLeg> legs =
                ofFeed.stream().map(ride -> leg(rides.get(ride), timetable)).toList();
        FareReceipt receipt = FareOf.receipt(timetable, legs, currency);
        for (int leg = 0; leg < legs.size(); leg++) {
            if (receipt.answer() instanceof FareAnswer.Incomplete gap) {
                fares[ofFeed.get(leg)] = new RideFare(Optional.empty(), Optional.of(gap.why()), OptionalInt.empty());
            } else {
                FareReceipt.Share share = receipt.shares().get(leg);
                fares[ofFeed.get(leg)] = new RideFare(
                        Optional.of(times(share.price())),
                        Optional.empty(),
                        share.paidBy() == leg ? OptionalInt.empty() : OptionalInt.of(ofFeed.get(share.paidBy())));
            }
        }
    }

    private FareLeg leg(Journey.Ride ride, Timetable timetable) {
        // Where riders stay on board every boarding costs the same, so that the first of the trips stands for all.
        RiddenTrip part = RiddenTrip.of(day, ride.pattern(), ride.trip(), ride.board(), ride.alight())
                .get(0);
        int first = timetable.trips().firstCall(part.trip());
        return new FareLeg(
                part.trip(),
                first + part.board(),
                first + part.alight(),
                departure(ride),
                day.base().plusSeconds(day.arrival(ride.pattern(), ride.trip(), ride.alight())));
    }

    private Instant departure(Journey.Ride ride) {
        return day.base().plusSeconds(day.departure(ride.pattern(), ride.trip(), ride.board()));
    }

    private Money times(Money one) {
        return new Money(Math.multiplyExact(one.minorUnits(), passengers), one.currency());
    }
}
