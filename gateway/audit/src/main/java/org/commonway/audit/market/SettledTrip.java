package org.commonway.audit.market;

import java.time.YearMonth;
import java.util.List;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * A trip whose money is settled, as the ledger has it. It says nothing of who rode.
 *
 * @param trip its id on the ledger
 * @param city the channel it stands on
 * @param month of its last entry in the journal, in UTC; of a settled trip that never changes (ADR 34)
 * @param currency of all fares (ISO 4217)
 * @param searchedMillis when it was searched for, since 1970, 0 or more
 * @param legs at least one
 */
public record SettledTrip(
        String trip, String city, YearMonth month, String currency, long searchedMillis, List<SettledLeg> legs) {

    /** Copies the list; refuses MARKET_TEXT and MARKET_VALUE. */
    public SettledTrip {
        Form.ID.require("trip", trip);
        Form.ID.require("city", city);
        Form.CURRENCY.require("currency", currency);
        legs = List.copyOf(legs);
        if (searchedMillis < 0 || legs.isEmpty()) {
            throw new AuditRefusal(RefusalCode.MARKET_VALUE, "trip " + trip);
        }
    }
}
