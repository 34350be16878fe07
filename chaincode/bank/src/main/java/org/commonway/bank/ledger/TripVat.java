package org.commonway.bank.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.bank.statement.LegVat;
import org.commonway.bank.statement.VatOfLegs;
import org.commonway.proto.hold.v1.Conditions;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.split.VatDebtor;

/**
 * Reads each leg's VAT from its trip: the rate from the hold that the operator signed, who owes it from the split rule that
 * was fixed at the booking. A trip is asked for once.
 */
public final class TripVat implements VatOfLegs {
    private final Function<String, Trip> trips;
    private final Map<String, Trip> read = new HashMap<>();

    /** Reads trips, with their holds, by this function. */
    public TripVat(Function<String, Trip> trips) {
        this.trips = trips;
    }

    @Override
    public LegVat get(String tripId, int leg) {
        Trip trip = read.computeIfAbsent(tripId, trips);
        if (leg >= trip.getHoldsCount() || leg >= trip.getLegsCount()) {
            throw unreadable(tripId, "it has no leg " + (leg + 1));
        }
        VatDebtor debtor = switch (trip.getLegs(leg).getSplitRule().getVatDebtor()) {
            case VAT_DEBTOR_NOBODY -> VatDebtor.NOBODY;
            case VAT_DEBTOR_OPERATOR -> VatDebtor.OPERATOR;
            case VAT_DEBTOR_GATEWAY -> VatDebtor.GATEWAY;
            case VAT_DEBTOR_UNSPECIFIED, UNRECOGNIZED ->
                throw unreadable(tripId, "it does not say who owes the VAT of leg " + (leg + 1));
        };
        if (debtor == VatDebtor.NOBODY) {
            return LegVat.NONE;
        }
        try {
            Conditions conditions =
                    Hold.parseFrom(trip.getHolds(leg).getPayload()).getConditions();
            return new LegVat(debtor, conditions.getVatBps(), conditions.getVatCountry());
        } catch (InvalidProtocolBufferException e) {
            throw unreadable(tripId, "the hold of leg " + (leg + 1) + " cannot be read");
        }
    }

    private static BankRefusal unreadable(String tripId, String what) {
        return new BankRefusal(
                Code.UNREADABLE_LEDGER,
                "Trip " + tripId + " is not what the law makes: " + what + "; report it to the city's auditor.");
    }
}
