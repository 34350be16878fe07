package org.commonway.city.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.SplitRole;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripStatus;

/**
 * A trip as the ledger has it, without whatever says who rides.
 *
 * @param id its id
 * @param month of its last entry in the journal, in UTC: once the trip is settled that never changes
 * @param isSettled whether nothing about it can change any more
 * @param currency of its fares
 * @param bookedMillis when it was booked, since 1970
 * @param legs all that were sold, ridden or not
 */
public record SoldTrip(
        String id, YearMonth month, boolean isSettled, String currency, long bookedMillis, List<SoldLeg> legs) {
    private static final String MODE_PREFIX = "MODE_";

    /** Copies the list. */
    public SoldTrip {
        legs = List.copyOf(legs);
    }

    /**
     * The trip of the ledger's answer, with its holds and splits.
     *
     * @throws UnreadableTrip when it is not what the law makes
     */
    static SoldTrip of(Trip trip, LegZones zones) {
        if (trip.getHoldsCount() == 0 || trip.getHoldsCount() != trip.getLegsCount()) {
            throw new UnreadableTrip("Trip " + trip.getTripId() + " has no hold for each leg.");
        }
        long booked = trip.getBookedAt().getEpochMillis();
        long last = trip.hasLastEntryAt() ? trip.getLastEntryAt().getEpochMillis() : booked;
        List<SoldLeg> legs = new ArrayList<>();
        for (int leg = 0; leg < trip.getLegsCount(); leg++) {
            legs.add(leg(trip, leg, zones));
        }
        return new SoldTrip(
                trip.getTripId(),
                monthOf(last),
                trip.getStatus() == TripStatus.TRIP_STATUS_SETTLED,
                trip.getFare().getCurrency(),
                booked,
                legs);
    }

    /** The month of a moment, in UTC. */
    public static YearMonth monthOf(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    private static SoldLeg leg(Trip trip, int leg, LegZones zones) {
        try {
            Hold hold = Hold.parseFrom(trip.getHolds(leg).getPayload());
            long fare = IntStream.range(0, trip.getSplitsCount())
                    .mapToObj(trip::getSplits)
                    .filter(split -> split.getLeg() == leg && split.getRole() == SplitRole.SPLIT_ROLE_OPERATOR)
                    .mapToLong(split -> split.getAmount().getMinorUnits())
                    .sum();
            return new SoldLeg(
                    hold.getOperatorId(),
                    hold.getMode().name().substring(MODE_PREFIX.length()),
                    zones.zoneOf(trip.getTripId(), leg, hold),
                    trip.getLegs(leg).getStatus() == LegStatus.LEG_STATUS_ENDED,
                    fare);
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableTrip("The hold of leg " + (leg + 1) + " of trip " + trip.getTripId()
                    + " cannot be read; report it to the city's auditor.");
        }
    }

    /** A trip that is not what the law makes. */
    static final class UnreadableTrip extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableTrip(String sentence) {
            super(sentence);
        }
    }
}
