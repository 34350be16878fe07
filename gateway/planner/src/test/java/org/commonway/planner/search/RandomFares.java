package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FareTables;
import org.commonway.planner.timetable.fare.FaresV1;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.DurationLimit;
import org.commonway.planner.timetable.fare.FaresV2.DurationLimitType;
import org.commonway.planner.timetable.fare.FaresV2.LegMatch;
import org.commonway.planner.timetable.fare.FaresV2.LegRule;
import org.commonway.planner.timetable.fare.FaresV2.Product;
import org.commonway.planner.timetable.fare.FaresV2.TransferRule;
import org.commonway.planner.timetable.fare.FaresV2.TransferType;
import org.commonway.rules.money.Money;

/** Random fares of both kinds, put on a timetable: sensible ones, odd ones, and ones with gaps. */
final class RandomFares {
    static final Currency EURO = Currency.getInstance("EUR");

    private final Random random;
    private final boolean timed;

    private RandomFares(Random random, boolean timed) {
        this.random = random;
        this.timed = timed;
    }

    /** Tickets of fare_attributes.txt, with rules of all kinds; where {@code timed}, some of them last so long. */
    static UnaryOperator<Timetable> zones(Random random, boolean timed) {
        RandomFares fares = new RandomFares(random, timed);
        return timetable -> fares.with(timetable, new FareTables(fares.v1(), FaresV2.none()));
    }

    /** Leg and transfer rules; where {@code timed}, some hold for a time or at a time of day. */
    static UnaryOperator<Timetable> legs(Random random, boolean timed) {
        RandomFares fares = new RandomFares(random, timed);
        return timetable -> fares.with(timetable, new FareTables(FaresV1.none(), fares.v2(timetable)));
    }

    private Timetable with(Timetable plain, FareTables fares) {
        List<Stop> stops = plain.stops().stream()
                .map(stop -> new Stop(stop.stopId(), stop.name(), stop.coordinate(), stop.parent(), zoned()))
                .toList();
        return new Timetable(
                plain.operatorId(),
                plain.agencyName(),
                plain.zone(),
                stops,
                plain.routes(),
                plain.trips(),
                plain.calendar(),
                plain.transferRules(),
                plain.tripLinks(),
                plain.shapes(),
                plain.stations(),
                plain.bookingRules(),
                fares);
    }

    private Stop.Detail zoned() {
        Stop.Detail plain = Stop.Detail.plain();
        return new Stop.Detail(
                plain.type(),
                plain.code(),
                plain.platformCode(),
                plain.level(),
                plain.wheelchairBoarding(),
                plain.zone(),
                pick("za", "zb", "zc"));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private Money price() {
        // Some feeds have fares in a currency in which nobody pays here.
        return new Money(100 + 50L * random.nextInt(6), random.nextInt(12) == 0 ? Currency.getInstance("USD") : EURO);
    }

    private FaresV1 v1() {
        List<FaresV1.Attribute> tickets = new ArrayList<>();
        List<FaresV1.Rule> rules = new ArrayList<>();
        int kind = random.nextInt(4);
        for (int fare = 0; fare <= random.nextInt(4); fare++) {
            tickets.add(new FaresV1.Attribute(
                    "f" + fare,
                    price(),
                    false,
                    pick(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(1)),
                    timed && random.nextBoolean() ? OptionalInt.of(60 * random.nextInt(40)) : OptionalInt.empty(),
                    ""));
            for (int rule = random.nextInt(5); rule > 0; rule--) {
                rules.add(rule(fare, kind));
            }
        }
        return new FaresV1(tickets, rules, true);
    }

    /** Feeds mostly use one kind of rule: lines, pairs of zones, or zones passed; some mix them. */
    private FaresV1.Rule rule(int fare, int kind) {
        boolean mixed = kind == 3;
        return new FaresV1.Rule(
                fare,
                kind == 0 || (mixed && random.nextBoolean()) ? OptionalInt.of(random.nextInt(2)) : OptionalInt.empty(),
                kind == 1 || (mixed && random.nextBoolean()) ? pick("", "za", "zb", "zc") : "",
                kind == 1 || (mixed && random.nextBoolean()) ? pick("", "za", "zb", "zc") : "",
                kind == 2 || (mixed && random.nextBoolean()) ? pick("za", "zb", "zc") : "");
    }

    private FaresV2 v2(Timetable timetable) {
        Map<Integer, List<String>> areas = new HashMap<>();
        for (int stop = 0; stop < timetable.stops().size(); stop++) {
            areas.put(stop, pick(List.of(), List.of("a"), List.of("b"), List.of("a", "b")));
        }
        List<FaresV2.Timeframe> times = List.of(
                new FaresV2.Timeframe("peak", 0, 8 * 3600 + 1_200, 0),
                new FaresV2.Timeframe("calm", 8 * 3600 + 1_200, 86_400, 0));
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int line = random.nextInt(2); line >= 0; line--) {
                products.add(new Product(
                        "p" + i,
                        "",
                        pick("", "", "adult", "child"),
                        random.nextInt(4) == 0 ? pick("card", "cash") : "",
                        price()));
            }
        }
        products.add(new Product("change", "", "", "", new Money(50, EURO)));
        products.add(new Product("discount", "", "", "", new Money(-50, EURO)));
        return new FaresV2(
                new FaresV2.Places(areas, Map.of(0, "bus", 1, "metro"), times),
                new FaresV2.Products(products, List.of(), List.of(new FaresV2.RiderCategory("adult", "Adult", true))),
                IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(i -> legRule())
                        .toList(),
                random.nextBoolean(),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> transferRule())
                        .toList(),
                random.nextInt(20) == 0 ? FaresV2.Completeness.JOINS_LEGS : FaresV2.Completeness.WHOLE);
    }

    private LegRule legRule() {
        return new LegRule(
                pick("", "g", "h"),
                new LegMatch(
                        pick("", "", "bus", "metro"),
                        pick("", "", "a", "b"),
                        pick("", "", "a", "b"),
                        timed ? pick("", "peak", "calm") : "",
                        timed ? pick("", "", "peak") : ""),
                pick("p0", "p1", "p2"),
                random.nextInt(2));
    }

    private TransferRule transferRule() {
        TransferType type = pick(TransferType.values());
        return new TransferRule(
                pick("", "g", "h"),
                pick("", "g", "h"),
                pick(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2)),
                new DurationLimit(
                        timed && random.nextBoolean() ? OptionalInt.of(60 * random.nextInt(40)) : OptionalInt.empty(),
                        pick(DurationLimitType.values())),
                type,
                type == TransferType.BOTH_AND_TRANSFER ? pick("", "change", "discount") : pick("", "", "change"));
    }
}
