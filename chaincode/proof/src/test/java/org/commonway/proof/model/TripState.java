package org.commonway.proof.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.proof.model.Entry.Line;

/** One booked trip with its journal. */
public final class TripState {
    public final Act.Booking booking;
    public final Who gateway;
    public final Terms terms;
    public final long bookedAt;
    public final List<LegState> legs = new ArrayList<>();
    public final List<Entry> entries = new ArrayList<>();
    public boolean rolledBack;

    TripState(Act.Booking booking, Who gateway, Terms terms, long bookedAt) {
        this.booking = booking;
        this.gateway = gateway;
        this.terms = terms;
        this.bookedAt = bookedAt;
    }

    public String id() {
        return booking.trip();
    }

    /** TOMP's package status, from the legs alone. */
    public String status() {
        if (rolledBack) {
            return "ROLLBACK";
        }
        boolean over = legs.stream().allMatch(LegState::isResolved);
        if (over) {
            return legs.stream().allMatch(leg -> leg.status.equals("CANCELLED")) ? "CANCELLED" : "ENDED";
        }
        boolean underway = legs.stream()
                .anyMatch(leg -> LegState.RIDING.contains(leg.status)
                        || leg.status.equals("ENDED")
                        || leg.status.equals("ABENDED"));
        return underway ? "STARTED" : "CONFIRMED";
    }

    /** Until then, exclusive, a leg of it may be disputed. */
    long disputableUntil() {
        return lastEntryAt() + terms.put().disputeDays() * Law.DAY;
    }

    /** The latest moment of its entries; a free trip without any counts from its booking. */
    public long lastEntryAt() {
        return entries.stream().mapToLong(Entry::at).max().orElse(bookedAt);
    }

    Share share(LegState leg, long amount) {
        return Share.of(
                amount,
                booking.commissionBps(),
                leg.levyBps,
                leg.hold.conditions().vatBps(),
                leg.debtor);
    }

    /** Who is owed what when the leg is charged its whole price: what a booking answers. */
    public Share shareAtPrice(LegState leg) {
        return share(leg, leg.hold.price());
    }

    /** Who is owed what as things stand. */
    public Share shareNow(LegState leg) {
        return share(leg, leg.isResolved() ? leg.effective() : leg.hold.price());
    }

    /** Writes an entry of these postings; where nothing is moved there is none. */
    void post(String reason, long now, Map<Line, Long> postings) {
        Map<Line, Long> moved = Entry.withoutZeros(postings);
        if (!moved.isEmpty()) {
            entries.add(new Entry(id(), entries.size() + 1, reason, now, moved));
        }
    }

    Map<Line, Long> hold(LegState leg) {
        Map<Line, Long> postings = new TreeMap<>();
        add(postings, "PAYER", gateway.gateway(), leg, -leg.hold.price());
        add(postings, "HOLD", gateway.gateway(), leg, leg.hold.price());
        return postings;
    }

    /** The leg's hold goes: what was charged to those who are owed it, the rest back to the payer. */
    Map<Line, Long> resolve(LegState leg, long charged) {
        Map<Line, Long> postings = new TreeMap<>();
        add(postings, "HOLD", gateway.gateway(), leg, -leg.hold.price());
        add(postings, "PAYER", gateway.gateway(), leg, leg.hold.price() - charged);
        addShare(postings, leg, charged, 1);
        return postings;
    }

    /** From one effective amount to a lower one. */
    Map<Line, Long> lower(LegState leg, long before, long after) {
        Map<Line, Long> postings = new TreeMap<>();
        addShare(postings, leg, before, -1);
        addShare(postings, leg, after, 1);
        add(postings, "PAYER", gateway.gateway(), leg, before - after);
        return postings;
    }

    Map<Line, Long> compensate(LegState leg, long amount) {
        Map<Line, Long> postings = new TreeMap<>();
        add(postings, "OPERATOR", leg.hold.operator(), leg, -amount);
        add(postings, "PAYER", gateway.gateway(), leg, amount);
        return postings;
    }

    private void addShare(Map<Line, Long> postings, LegState leg, long amount, int sign) {
        Share share = share(leg, amount);
        add(postings, "OPERATOR", leg.hold.operator(), leg, sign * share.operator());
        add(postings, "COMMISSION", gateway.gateway(), leg, sign * share.commission());
        add(postings, "LEVY", terms.cityMsp(), leg, sign * share.levy());
        add(postings, "VAT", gateway.gateway(), leg, sign * share.vat());
    }

    private void add(Map<Line, Long> postings, String account, String party, LegState leg, long amount) {
        postings.merge(new Line(account, party, booking.currency(), leg.index), amount, Math::addExact);
    }

    static Map<Line, Long> sum(Map<Line, Long> some, Map<Line, Long> more) {
        Map<Line, Long> all = new TreeMap<>(some);
        more.forEach((line, amount) -> all.merge(line, amount, Math::addExact));
        return all;
    }
}
