package org.commonway.proof.history;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.commonway.proof.model.Entry;
import org.commonway.proof.model.LegState;
import org.commonway.proof.model.Periods;
import org.commonway.proof.model.Share;
import org.commonway.proof.model.TripState;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;

/** What the contract says against what the model says, field by field. */
final class Comparison {
    private Comparison() {}

    static void same(String what, Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            throw new Violation(what + " is " + found + " but the law says " + expected);
        }
    }

    static void trip(Trip found, TripState expected, String status) {
        String name = "trip " + expected.id() + " ";
        same(name + "id", found.getTripId(), expected.id());
        same(name + "status", found.getStatus().name(), "TRIP_STATUS_" + status);
        same(name + "fare", found.getFare(), money(expected.booking.fare(), expected.booking.currency()));
        same(name + "terms", found.getTermsVersion(), expected.terms.version());
        same(name + "gateway", found.getGatewayMspId() + "/" + found.getGatewayId(), gateway(expected));
        same(name + "booked at", found.getBookedAt(), Wire.moment(expected.bookedAt));
        same(name + "commission", found.getCommissionBps(), expected.booking.commissionBps());
        same(name + "entries", found.getEntries(), expected.entries.size());
        same(
                name + "last entry",
                (found.hasLastEntryAt() ? found.getLastEntryAt() : found.getBookedAt()).getEpochMillis(),
                expected.lastEntryAt());
        same(name + "legs", found.getLegsCount(), expected.legs.size());
        for (LegState leg : expected.legs) {
            leg(name + "leg " + leg.index + " ", found.getLegs(leg.index), leg, expected.booking.currency());
        }
        same(name + "city", found.getCityMspId(), expected.terms.cityMsp());
    }

    /** The splits as they now are: of the price until a leg is over, then of what is left of its charge. */
    static void splitsNow(Trip found, TripState expected) {
        splits("trip " + expected.id() + " ", found.getSplitsList(), expected, expected::shareNow);
    }

    private static String gateway(TripState trip) {
        return trip.gateway.msp() + "/" + trip.gateway.party();
    }

    static void receipt(BookingReceipt found, TripState expected) {
        String name = "receipt of " + expected.id() + " ";
        same(name + "id", found.getTripId(), expected.id());
        same(name + "terms", found.getTermsVersion(), expected.terms.version());
        same(name + "booked at", found.getBookedAt(), Wire.moment(expected.bookedAt));
        splits(name, found.getSplitsList(), expected, expected::shareAtPrice);
    }

    private static void leg(String name, Leg found, LegState expected, String currency) {
        same(name + "status", found.getStatus().name(), "LEG_STATUS_" + expected.status);
        same(
                name + "cause",
                found.getCause().name(),
                "LEG_CAUSE_" + (expected.cause.isEmpty() ? "UNSPECIFIED" : expected.cause));
        same(name + "charge is known", found.hasCharged(), expected.charged != null);
        amount(name + "charged", found.getCharged(), expected.charged == null ? 0 : expected.charged, currency);
        amount(name + "refunded", found.getRefunded(), expected.refunded, currency);
        amount(name + "compensated", found.getCompensated(), expected.compensated, currency);
        moment(name + "started", found.hasStartedAt(), found.getStartedAt(), expected.startedAt);
        moment(name + "ended", found.hasEndedAt(), found.getEndedAt(), expected.endedAt);
        same(name + "levy", found.getSplitRule().getLevyBps(), expected.levyBps);
        same(name + "levy rule", found.getSplitRule().getLevyRuleId(), expected.levyRule);
        same(name + "VAT debtor", found.getSplitRule().getVatDebtor().name(), "VAT_DEBTOR_" + expected.debtorName());
        same(name + "is disputed", found.hasDispute(), expected.dispute != null);
        if (expected.dispute != null) {
            LegState.Dispute dispute = expected.dispute;
            same(name + "dispute's reason", found.getDispute().getReasonValue(), dispute.reason);
            same(name + "dispute is the operator's", found.getDispute().getOpenedByValue() == 2, !dispute.byGateway);
            same(name + "dispute's opening", found.getDispute().getOpenedAt(), Wire.moment(dispute.openedAt));
            same(
                    name + "ruling",
                    found.getDispute().getRuling().name(),
                    "DISPUTE_RULING_" + (dispute.ruling.isEmpty() ? "UNSPECIFIED" : dispute.ruling));
            amount(name + "ruling's refund", found.getDispute().getRuledRefund(), dispute.ruledRefund, currency);
        }
    }

    private static void amount(String name, Money found, long expected, String currency) {
        same(name, found.getMinorUnits(), expected);
        if (expected != 0) {
            same(name + " currency", found.getCurrency(), currency);
        }
    }

    private static void moment(String name, boolean isThere, Moment found, Long expected) {
        same(name, isThere ? Long.valueOf(found.getEpochMillis()) : null, expected);
    }

    private static void splits(
            String name, Iterable<Split> found, TripState expected, Function<LegState, Share> shares) {
        Map<String, Long> lines = new TreeMap<>();
        Map<String, Long> taxes = new TreeMap<>();
        for (Split split : found) {
            String line = split.getLeg() + " " + split.getRole().name().substring(11) + " " + split.getPartyId();
            lines.merge(line, split.getAmount().getMinorUnits(), Math::addExact);
            taxes.merge(line, split.getVatWithin().getMinorUnits(), Math::addExact);
            same(name + "currency of " + line, split.getAmount().getCurrency(), expected.booking.currency());
        }
        Map<String, Long> wanted = new TreeMap<>();
        Map<String, Long> wantedTaxes = new TreeMap<>();
        for (LegState leg : expected.legs) {
            Share share = shares.apply(leg);
            String operator = leg.index + " OPERATOR " + leg.hold.operator();
            String vat = leg.index + " VAT " + expected.gateway.party();
            wanted.put(operator, share.operator());
            wanted.put(leg.index + " GATEWAY " + expected.gateway.party(), share.commission());
            wanted.put(leg.index + " CITY " + expected.terms.cityMsp(), share.levy());
            wanted.put(vat, share.vat());
            wantedTaxes.put(share.vat() == 0 ? operator : vat, share.vatWithin());
        }
        for (Map<String, Long> map : java.util.List.of(lines, taxes, wanted, wantedTaxes)) {
            map.values().removeIf(amount -> amount == 0);
        }
        same(name + "splits", lines, wanted);
        same(name + "VAT", taxes, wantedTaxes);
    }

    static void entry(JournalEntry found, Entry expected) {
        String name = "entry " + expected.number() + " of " + expected.trip() + " ";
        same(name + "number", found.getNumber(), expected.number());
        same(name + "reason", found.getReason().name(), "ENTRY_REASON_" + expected.reason());
        same(name + "time", found.getAt(), Wire.moment(expected.at()));
        Map<Entry.Line, Long> postings = new TreeMap<>();
        found.getPostingsList()
                .forEach(posting -> postings.merge(
                        new Entry.Line(
                                posting.getAccount().name().substring("ACCOUNT_KIND_".length()),
                                posting.getPartyId(),
                                posting.getAmount().getCurrency(),
                                posting.getLeg()),
                        posting.getAmount().getMinorUnits(),
                        Math::addExact));
        same(name + "postings", postings, expected.postings());
    }

    static void settlement(Settlement found, Periods.Period expected) {
        String name = "settlement " + expected.number() + " ";
        same(name + "number", found.getNumber(), expected.number());
        same(name + "from", found.getFrom().getEpochMillis(), expected.from());
        same(name + "until", found.getUntil(), Wire.moment(expected.until()));
        Map<String, Long> net = new TreeMap<>();
        found.getPositionsList()
                .forEach(position -> net.merge(
                        position.getPartyKind().name().substring("PARTY_KIND_".length()) + " " + position.getPartyId()
                                + " " + position.getNet().getCurrency(),
                        position.getNet().getMinorUnits(),
                        Math::addExact));
        net.values().removeIf(amount -> amount == 0);
        same(name + "positions", net, expected.net());
        same(name + "entries", found.getEntries(), expected.entries());
    }

    private static Money money(long amount, String currency) {
        return Wire.money(amount, currency);
    }
}
