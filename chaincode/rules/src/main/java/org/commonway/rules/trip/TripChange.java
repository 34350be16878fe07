package org.commonway.rules.trip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.LegChange;

/**
 * What a step did to a trip: all that there is to store and to tell.
 *
 * @param trip as it stands now
 * @param entry what was moved, numbered trip.journal().entries(); empty when no money was
 * @param freedClaims claims that were live and are so no longer; to be deleted
 * @param changedLegs those that are not as they were; none when the step had happened before, and then nothing is to be
 *     written
 */
public record TripChange(
        Trip trip, Optional<JournalEntry> entry, List<AssetClaim> freedClaims, List<BookedLeg> changedLegs) {
    /** Keeps copies of the lists. */
    public TripChange {
        freedClaims = List.copyOf(freedClaims);
        changedLegs = List.copyOf(changedLegs);
    }

    /** Whether there is anything to write. */
    public boolean isSomething() {
        return !changedLegs.isEmpty();
    }

    /** What a booking did: every leg is new. */
    static TripChange booked(Trip trip, List<LegChange> legs) {
        Optional<JournalEntry> entry = entryOf(legs);
        return new TripChange(trip.with(trip.legs(), entry, trip.booking().atMillis()), entry, List.of(), trip.legs());
    }

    /** The trip with these legs in the places of those before. */
    static TripChange of(Trip before, List<LegChange> changes, long nowMillis) {
        List<BookedLeg> legs = new ArrayList<>(before.legs());
        List<BookedLeg> changed = new ArrayList<>();
        List<AssetClaim> freed = new ArrayList<>();
        for (LegChange change : changes) {
            BookedLeg leg = change.leg();
            BookedLeg previous = legs.set(leg.number(), leg);
            if (!previous.equals(leg)) {
                changed.add(leg);
            }
            if (leg.isResolved()) {
                previous.findLiveClaim(nowMillis).ifPresent(freed::add);
            }
        }
        Optional<JournalEntry> entry = entryOf(changes);
        return new TripChange(before.with(legs, entry, nowMillis), entry, freed, changed);
    }

    /** Steps of one kind on several legs are one entry. */
    private static Optional<JournalEntry> entryOf(List<LegChange> changes) {
        List<JournalEntry> entries =
                changes.stream().flatMap(change -> change.entry().stream()).toList();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        List<Posting> postings =
                entries.stream().flatMap(entry -> entry.postings().stream()).toList();
        return JournalEntry.find(entries.get(0).reason(), postings);
    }
}
