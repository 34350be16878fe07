package org.commonway.planner.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.fare.feed.FeedFare;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;

/** What boarding and riding costs in one search: fares by feed, emissions and permission by mode. */
public final class RideCosts {
    /** What {@link #boarding} gives when the fare is not known. */
    public static final int UNKNOWN = -1;

    private static final int NOT_ALLOWED = -1;

    private final int[] boardings;
    private final int[] freeSeconds;
    private final int[] ticketSlots;
    private final int[] slotFares;
    /** By mode: grams a passenger and kilometre, or {@link #NOT_ALLOWED}. */
    private final int[] grams;

    private final int passengers;
    private final List<Optional<FeedFare.ByRide>> feedFares;

    /**
     * A flat fare.
     *
     * @param minorUnits for all passengers
     * @param freeSeconds for how long after the departure of a paid leg the next boarding is free; 0 is never
     */
    public record Fare(int minorUnits, int freeSeconds) {}

    /**
     * Costs of one search.
     *
     * @param fares by feed; empty where the fare is not known
     * @param emissions by mode
     * @param allowed modes that may be used
     * @param passengers how many people emit
     */
    public RideCosts(List<Optional<Fare>> fares, EmissionFactors emissions, Set<Mode> allowed, int passengers) {
        this(fares, List.of(), emissions, allowed, passengers);
    }

    /**
     * Costs of one search in which some feeds price each ride.
     *
     * @param fares by feed; empty where the fare is not flat or not known
     * @param feedFares by feed, or an empty list for none; where there is one it goes before the flat fare
     * @param emissions by mode
     * @param allowed modes that may be used
     * @param passengers how many people pay and emit
     */
    public RideCosts(
            List<Optional<Fare>> fares,
            List<Optional<FeedFare.ByRide>> feedFares,
            EmissionFactors emissions,
            Set<Mode> allowed,
            int passengers) {
        this.feedFares = feedFares.stream().allMatch(Optional::isEmpty) ? List.of() : List.copyOf(feedFares);
        this.boardings = fares.stream()
                .mapToInt(fare -> fare.map(Fare::minorUnits).orElse(UNKNOWN))
                .toArray();
        this.freeSeconds = fares.stream()
                .mapToInt(fare -> fare.map(Fare::freeSeconds).orElse(0))
                .toArray();
        this.ticketSlots = new int[fares.size()];
        int slots = 0;
        for (int feed = 0; feed < boardings.length; feed++) {
            ticketSlots[feed] = freeSeconds[feed] > 0 ? slots++ : -1;
        }
        this.slotFares = new int[slots];
        for (int feed = 0; feed < boardings.length; feed++) {
            if (ticketSlots[feed] >= 0) {
                slotFares[ticketSlots[feed]] = boardings[feed];
            }
        }
        this.grams = Arrays.stream(Mode.values())
                .mapToInt(mode ->
                        mode.isTransit() && allowed.contains(mode) ? emissions.getGramsPerKm(mode) : NOT_ALLOWED)
                .toArray();
        this.passengers = passengers;
    }

    /** By feed: fares that price each ride; an empty list where no feed has such. */
    public List<Optional<FeedFare.ByRide>> feedFares() {
        return feedFares;
    }

    /** Whether the feed prices each ride. */
    public boolean pricesEachRide(int feed) {
        return !feedFares.isEmpty() && feedFares.get(feed).isPresent();
    }

    /** How many people pay and emit. */
    public int passengers() {
        return passengers;
    }

    /** Minor units for all passengers, or {@link #UNKNOWN}. */
    public int boarding(int feed) {
        return boardings[feed];
    }

    /** For how long after a paid departure the next is free. */
    public int freeSeconds(int feed) {
        return freeSeconds[feed];
    }

    /** Which ticket of a rider's the feed's operator looks at; -1 when it gives no free changes. */
    public int ticketSlot(int feed) {
        return ticketSlots[feed];
    }

    /** How many kinds of tickets there are. */
    public int ticketSlots() {
        return slotFares.length;
    }

    /** What a ticket of this kind saves at most: one fare. */
    public int slotFare(int slot) {
        return slotFares[slot];
    }

    /** Whether the mode may be used. */
    @SuppressWarnings("EnumOrdinal") // Asked for each stop that a search passes: a map is too slow.
    public boolean allows(Mode mode) {
        return grams[mode.ordinal()] != NOT_ALLOWED;
    }

    /** Grams of CO2 for all passengers; the mode must be allowed. */
    @SuppressWarnings("EnumOrdinal") // As above.
    public int grams(Mode mode, int metres) {
        int perKm = grams[mode.ordinal()];
        if (perKm == NOT_ALLOWED) {
            throw new IllegalArgumentException(mode + " may not be used");
        }
        return (int) ((long) perKm * metres * passengers / 1000);
    }
}
