package org.commonway.gateway.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.Outdone;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchRecord;
import org.commonway.gateway.offers.SharedFleet;
import org.commonway.gateway.plan.QuoteAnswer;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;

/** The offers of one search in the order of its record, and what became of each: the quotes first, then the others. */
final class OfferShelf {
    private final Map<String, Integer> operators;
    private final Map<Digest, Kept> offers = new LinkedHashMap<>();
    private final Map<String, Source> quotes = new LinkedHashMap<>();

    /**
     * An offer that a ride is of.
     *
     * @param operator whose
     * @param kind what it is
     * @param signed what the operator signed
     */
    record Source(String operator, OfferKind kind, SignedOffer signed) {}

    private record Kept(int place, ReceivedOffer offer) {}

    /** An empty shelf; {@code operators} are their places in the record. */
    OfferShelf(Map<String, Integer> operators) {
        this.operators = operators;
    }

    /** Names a quote among those of all operators. */
    static String nameOf(QuoteAnswer.Offered offer) {
        return offer.quote().getOperatorId() + "/" + offer.quote().getQuoteId();
    }

    /** Names the quote of a ride. */
    static String nameOf(OnDemandLeg ride) {
        return ride.operator() + "/" + ride.quoteId();
    }

    /** Takes in a quote, of which must be said what became of it: it is used, settled or outdone. */
    void add(QuoteAnswer.Offered offer) {
        Source source = new Source(offer.quote().getOperatorId(), OfferKind.QUOTE, offer.signed());
        quotes.put(nameOf(offer), source);
        put(source, OfferFate.UNFIT, Optional.empty());
    }

    /** What this ride is of; empty if nobody signed for it. */
    Optional<Source> find(Leg leg, SharedFleet shared, Function<String, Optional<SignedOffer>> timetables) {
        String operator = leg.operatorId().orElse("");
        if (!operators.containsKey(operator)) {
            return Optional.empty();
        }
        if (leg instanceof OnDemandLeg ride) {
            return Optional.ofNullable(quotes.get(nameOf(ride)));
        }
        if (leg instanceof RentalLeg rental) {
            return shared.findSigned(operator, rental.rental().vehicleId())
                    .map(signed -> new Source(operator, OfferKind.VEHICLES, signed));
        }
        return leg instanceof TransitLeg
                ? timetables.apply(operator).map(signed -> new Source(operator, OfferKind.TIMETABLE, signed))
                : Optional.empty();
    }

    /** An option has a ride of this offer; its place in the record. */
    int use(Source source) {
        return put(source, OfferFate.USED, Optional.empty());
    }

    /** Whether an option has this quote. */
    boolean isUsed(String quote) {
        return Optional.ofNullable(offers.get(getQuote(quote).signed().digest()))
                .map(kept -> kept.offer().fate() == OfferFate.USED)
                .orElse(false);
    }

    /** A quote in no option, and why. */
    void settle(String quote, OfferFate fate) {
        put(getQuote(quote), fate, Optional.empty());
    }

    /** A quote in no option, and what is no worse. */
    void outdo(String quote, Outdone by) {
        put(getQuote(quote), OfferFate.OUTDONE, Optional.of(by));
    }

    /** A timetable that was searched, whether a trip needs it or not; left out where a record has no room for it. */
    void note(String operator, SignedOffer signed) {
        if (!offers.containsKey(signed.digest()) && offers.size() < SearchRecord.MOST_OFFERS) {
            put(new Source(operator, OfferKind.TIMETABLE, signed), OfferFate.NO_TRIP, Optional.empty());
        }
    }

    /** All of them. */
    List<ReceivedOffer> offers() {
        return offers.values().stream().map(Kept::offer).toList();
    }

    private Source getQuote(String quote) {
        return Optional.ofNullable(quotes.get(quote))
                .orElseThrow(() -> new IllegalStateException("no quote " + quote + " was taken in"));
    }

    private int place(String operator) {
        return Optional.ofNullable(operators.get(operator))
                .orElseThrow(() -> new IllegalStateException(operator + " is not on the record"));
    }

    private int put(Source source, OfferFate fate, Optional<Outdone> by) {
        SignedOffer signed = source.signed();
        Kept before = offers.get(signed.digest());
        int place = before == null ? offers.size() : before.place();
        // What was published long before is checked once and not with each search: its signature takes a record's room.
        Octets signature = source.kind() == OfferKind.QUOTE ? signed.signature() : Octets.of();
        ReceivedOffer offer = new ReceivedOffer(
                place(source.operator()), source.kind(), signed.digest(), signed.keyId(), signature, fate, by);
        offers.put(signed.digest(), new Kept(place, offer));
        return place;
    }
}
