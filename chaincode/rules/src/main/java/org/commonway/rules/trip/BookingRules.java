package org.commonway.rules.trip;

import java.util.ArrayList;
import java.util.List;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.LegChange;
import org.commonway.rules.split.LegSplit;
import org.commonway.rules.split.Vat;
import org.commonway.rules.split.VatDebtor;
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
            HoldRules::noHoldStandsTwice,
            RequestRules::oneCurrency,
            RequestRules::noPriceIsNegative,
            RequestRules::fareIsTheSumOfPrices,
            HoldRules::legsAreInRidingOrder,
            ClaimRules::claimsAreSane,
            HoldRules::noHoldHasExpired,
            RequestRules::periodIsOpen,
            RequestRules::tripIsNew,
            RequestRules::commissionIsUnderTheCeiling,
            HoldRules::operatorsSigned,
            RequestRules::operatorsAreLeftTheirShare,
            ClaimRules::noAssetIsTaken);

    private BookingRules() {}

    /** The trip as booked, its fare pending; or a refusal: NOT_ALLOWED unless a gateway asks, else that of a rule. */
    public static TripChange book(BookingRequest request, Caller caller, LedgerFacts facts) {
        Gateway gateway = caller.requireGateway();
        for (BookingRule rule : ALL) {
            rule.check(request, facts);
        }
        Booking booking = new Booking(
                gateway,
                request.commissionBps(),
                request.riderKey(),
                facts.getTermsInForce().version(),
                facts.nowMillis());
        List<LegChange> legs = new ArrayList<>();
        for (Hold hold : request.holds()) {
            legs.add(BookedLeg.book(
                    legs.size(), hold, splitOf(hold, gateway, request.commissionBps(), facts), facts.nowMillis()));
        }
        Trip trip = new Trip(
                request.tripId(),
                booking,
                legs.stream().map(LegChange::leg).toList(),
                TripJournal.startedAt(facts.nowMillis()));
        return TripChange.booked(trip, legs);
    }

    static LegSplit splitOf(Hold hold, Gateway gateway, int commissionBps, LedgerFacts facts) {
        Terms terms = facts.getTermsInForce();
        int vatBps = hold.conditions().vatBps();
        VatDebtor debtor = VatDebtor.of(
                vatBps,
                hold.plan().mode(),
                facts.getOperator(hold.operatorId()).entry().vatStatus(),
                terms.content().gatewayOwesVat());
        return new LegSplit(
                hold.operatorId(),
                gateway,
                commissionBps,
                terms.levyFor(hold.plan().mode()),
                new Vat(vatBps, debtor));
    }
}
