package org.commonway.city.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.commonway.audit.market.SettledLeg;
import org.commonway.audit.market.SettledTrip;
import org.commonway.city.ledger.LedgerView;
import org.commonway.city.ledger.SoldLeg;
import org.commonway.city.ledger.SoldTrip;

/**
 * The market's trips out of the ledger's. A leg counts when it was ridden to its end: one that was cancelled or missed is no
 * ride. The month is that of the trip's last entry in the journal, for the ledger does not keep when a trip became settled.
 */
final class RiddenTrips {
    private final String channel;
    private final LedgerView view;

    RiddenTrips(String channel, LedgerView view) {
        this.channel = channel;
        this.view = view;
    }

    /** All with a ridden leg; of closed months all of them are settled. */
    List<SettledTrip> list() {
        return view.trips().stream()
                .filter(trip -> trip.legs().stream().anyMatch(SoldLeg::isRidden))
                .map(this::asMarket)
                .toList();
    }

    /** Months with any trip, and that of this moment, the last first. */
    NavigableSet<YearMonth> months(YearMonth now) {
        TreeSet<YearMonth> months = new TreeSet<>();
        months.add(now);
        view.trips().forEach(trip -> months.add(trip.month()));
        return months.descendingSet();
    }

    /** Whether the month is over, and everything in it settled: then nothing in it changes any more. */
    boolean isClosed(YearMonth month, YearMonth now) {
        return month.isBefore(now) && count(month, false) == 0;
    }

    /** How many trips of the month are settled, or are not yet. */
    long count(YearMonth month, boolean settled) {
        return view.trips().stream()
                .filter(trip -> trip.month().equals(month) && trip.isSettled() == settled)
                .count();
    }

    private SettledTrip asMarket(SoldTrip trip) {
        return new SettledTrip(
                trip.id(),
                channel,
                trip.month(),
                trip.currency(),
                // The ledger does not know when it was searched for; it was booked within minutes of that.
                trip.bookedMillis(),
                trip.legs().stream()
                        .filter(SoldLeg::isRidden)
                        .map(leg -> new SettledLeg(leg.operator(), leg.mode(), leg.zone(), leg.fareMinor()))
                        .toList());
    }
}
