package org.commonway.rules.trip;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.split.FareSplit;
import org.commonway.rules.split.Share;
import org.commonway.rules.terms.Terms;

/** The law of booking: every rule in this list holds, or nothing is booked. */
public final class BookingRules {
    /**
     * In this order: first what the request alone shows, then what the ledger knows, signatures and claims last because
     * they cost most.
     */
    public static final List<BookingRule> ALL = List.of(
            RequestRules::hasOneToTwelveLegs,
            HoldRules::holdsAreWellFormed,
            HoldRules::holdsNameThisTrip,
            RequestRules::oneCurrency,
            RequestRules::noPriceIsNegative,
            RequestRules::fareIsTheSumOfPrices,
            HoldRules::legsAreInRidingOrder,
            ClaimRules::claimsAreSane,
            HoldRules::noHoldHasExpired,
            RequestRules::tripIsNew,
            RequestRules::commissionIsUnderTheCeiling,
            HoldRules::noHoldWasUsed,
            HoldRules::operatorsSigned,
            ClaimRules::noAssetIsTaken);

    private BookingRules() {}

    /** The trip as booked and who is owed what, or a refusal. */
    public static BookedTrip book(BookingRequest request, Gateway gateway, LedgerFacts facts) {
        for (BookingRule rule : ALL) {
            rule.check(request, facts);
        }
        Terms terms = facts.getTerms();
        return new BookedTrip(
                request.tripId(),
                new TripStatus.Confirmed(facts.nowMillis()),
                gateway,
                sharesOf(request, gateway, terms),
                terms.version());
    }

    private static List<Share> sharesOf(BookingRequest request, Gateway gateway, Terms terms) {
        Map<OperatorId, Long> prices = new TreeMap<>();
        for (Hold hold : request.holds()) {
            prices.merge(hold.operatorId(), hold.price().minorUnits(), Math::addExact);
        }
        return new FareSplit(gateway.id(), request.commissionBps(), terms.cityMspId(), terms.levyBps())
                .of(request.fare(), prices);
    }
}
