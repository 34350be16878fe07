package org.commonway.planner.fare.feed;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FaresV1;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.DurationLimitType;
import org.commonway.planner.timetable.fare.FaresV2.LegMatch;
import org.commonway.planner.timetable.fare.FaresV2.LegRule;
import org.commonway.planner.timetable.fare.FaresV2.TransferRule;
import org.commonway.planner.timetable.fare.FaresV2.TransferType;

/** Makes a feed's fares ready for searches, in the simplest form that says the same. */
final class FeedFareReader {
    /** No trip lasts so long. */
    private static final int FOR_EVER = 10 * 86_400;

    /** A ride of more than this is a mistake of the feed. */
    private static final int MOST_MINOR_UNITS = 1_000_000;

    private FeedFareReader() {}

    static FeedFare read(Timetable timetable, Currency currency) {
        return FareOf.findGap(timetable)
                .<FeedFare>map(gap -> new FeedFare.Unknown(gap.why()))
                .orElseGet(() -> FareOf.isV2(timetable) ? legs(timetable, currency) : zones(timetable, currency));
    }

    private static FeedFare zones(Timetable timetable, Currency currency) {
        FaresV1 fares = timetable.fares().v1();
        List<FaresV1.Attribute> paid = fares.attributes().stream()
                .filter(fare -> fare.price().currency().equals(currency))
                .toList();
        if (paid.isEmpty()) {
            return otherCurrency(currency);
        }
        if (paid.stream().anyMatch(fare -> fare.price().minorUnits() > MOST_MINOR_UNITS)) {
            return tooMuch();
        }
        return flat(timetable, paid).<FeedFare>map(fare -> fare).orElseGet(() -> new ZoneTariff(timetable, currency));
    }

    /** One ticket for all lines, with as many changes as one likes, or none. */
    private static Optional<FeedFare.Flat> flat(Timetable timetable, List<FaresV1.Attribute> paid) {
        FaresV1.Attribute only = paid.get(0);
        int number = timetable.fares().v1().attributes().indexOf(only);
        boolean everywhere = paid.size() == 1
                && timetable.fares().v1().rules().stream().noneMatch(rule -> rule.fare() == number)
                && timetable.routes().stream()
                        .map(Route::agencyId)
                        .allMatch(agency ->
                                only.agencyId().isEmpty() || agency.isEmpty() || agency.equals(only.agencyId()));
        boolean never = only.transfers().orElse(Integer.MAX_VALUE) == 0;
        boolean always = only.transfers().isEmpty() && only.transferSeconds().isEmpty();
        return everywhere && (never || always)
                ? Optional.of(new FeedFare.Flat(Math.toIntExact(only.price().minorUnits()), never ? 0 : FOR_EVER))
                : Optional.empty();
    }

    private static FeedFare legs(Timetable timetable, Currency currency) {
        LegTariff tariff = new LegTariff(timetable, currency);
        if (tariff.purses() == 0) {
            return otherCurrency(currency);
        }
        if (tariff.most() > MOST_MINOR_UNITS) {
            return tooMuch();
        }
        if (tariff.maySinkBelowNothing()) {
            return new FeedFare.Unknown("The feed's discounts may come to more than its fares.");
        }
        return flat(timetable, tariff).<FeedFare>map(fare -> fare).orElse(tariff);
    }

    /** One product for all rides, and at most one rule that makes changes free. */
    private static Optional<FeedFare.Flat> flat(Timetable timetable, LegTariff tariff) {
        FaresV2 fares = timetable.fares().v2();
        if (fares.legRules().size() != 1
                || FareOf.joinsLegs(timetable)
                || fares.transferRules().size() > 1) {
            return Optional.empty();
        }
        LegRule rule = fares.legRules().get(0);
        LegMatch any = new LegMatch("", "", "", "", "");
        long cheapest = tariff.cheapest(rule.productId());
        if (!rule.match().equals(any) || cheapest == AdultPrices.NEVER) {
            return Optional.empty();
        }
        int price = Math.toIntExact(cheapest);
        if (!new TransferRules(fares.transferRules()).matterAfter(rule.legGroupId())) {
            return Optional.of(new FeedFare.Flat(price, 0));
        }
        TransferRule change = fares.transferRules().get(0);
        return isFree(change, rule.legGroupId())
                ? Optional.of(new FeedFare.Flat(price, change.limit().seconds().orElse(FOR_EVER)))
                : Optional.empty();
    }

    private static boolean isFree(TransferRule change, String group) {
        return change.fromLegGroupId().equals(group)
                && change.toLegGroupId().equals(group)
                && change.type() == TransferType.FROM_AND_TRANSFER
                && change.productId().isEmpty()
                && change.transferCount().isEmpty()
                && change.limit().seconds().orElse(FOR_EVER) > 0
                && (change.limit().seconds().isEmpty()
                        || change.limit().type() == DurationLimitType.DEPARTURE_TO_DEPARTURE);
    }

    private static FeedFare otherCurrency(Currency currency) {
        return new FeedFare.Unknown("The feed has no fares in " + currency.getCurrencyCode() + ".");
    }

    private static FeedFare tooMuch() {
        return new FeedFare.Unknown("The feed has fares of more than " + MOST_MINOR_UNITS + " minor units.");
    }
}
