package org.commonway.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.commonway.node.feed.BrokenFeed;
import org.commonway.node.feed.FeedPoll;
import org.commonway.node.feed.GbfsReader;
import org.commonway.node.feed.GbfsSource;
import org.commonway.node.feed.GtfsReader;
import org.commonway.node.leg.LegDesk;
import org.commonway.node.leg.LegKind;
import org.commonway.node.offer.OfferBoard;
import org.commonway.node.quote.QuoteDesk;
import org.commonway.node.settings.NodeSettings;
import org.commonway.node.settings.StartFailure;
import org.commonway.node.simulator.Street;
import org.commonway.node.timetable.TimetableDesk;
import org.commonway.node.vehicle.Fleet;
import org.commonway.node.vehicle.RentalDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node runs, read and ready to sell.
 *
 * @param timetable with its file
 * @param fleet of shared vehicles, with what keeps it moving
 * @param quotes of rides on demand
 * @param board of live offers
 * @param desks who sells what
 */
record Services(
        Optional<GtfsReader.Read> timetable,
        Optional<MovingFleet> fleet,
        Optional<QuoteDesk> quotes,
        OfferBoard board,
        Map<LegKind, LegDesk> desks) {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);
    private static final int OFFER_HISTORY = 2_000;
    private static final Duration QUOTE_VALIDITY = Duration.ofMinutes(5);

    /**
     * A fleet and what keeps it moving.
     *
     * @param vehicles now
     * @param mover feed or simulator
     * @param everySeconds between two of its steps
     */
    record MovingFleet(Fleet vehicles, Runnable mover, int everySeconds) {}

    /** Reads every feed; a {@link StartFailure} when one cannot be used. */
    static Services read(NodeSettings settings, InstantSource clock) {
        OfferBoard board = new OfferBoard(UUID.randomUUID().toString(), OFFER_HISTORY);
        Map<LegKind, LegDesk> desks = new EnumMap<>(LegKind.class);
        try {
            Optional<GtfsReader.Read> timetable = Optional.empty();
            if (settings.services().timetable().isPresent()) {
                NodeSettings.TimetableSettings wanted =
                        settings.services().timetable().get();
                GtfsReader.Read read = GtfsReader.read(wanted.gtfs());
                LOG.info(
                        "Timetable: {} trips, {} stops, {} rows left out",
                        read.timetable().tripCount(),
                        read.timetable().stopCount(),
                        read.skippedRows());
                desks.put(LegKind.TIMETABLE, new TimetableDesk(read.timetable(), wanted.fare(), wanted.conditions()));
                timetable = Optional.of(read);
            }
            Optional<MovingFleet> fleet = Optional.empty();
            if (settings.services().vehicles().isPresent()) {
                MovingFleet moving = fleet(settings.services().vehicles().get(), board);
                LOG.info(
                        "Vehicles: {} to rent, {} stations",
                        moving.vehicles().listRentable().size(),
                        moving.vehicles().listStations().size());
                desks.put(
                        LegKind.RENTAL,
                        new RentalDesk(
                                moving.vehicles(),
                                settings.services().vehicles().get().conditions()));
                fleet = Optional.of(moving);
            }
            Optional<QuoteDesk> quotes = settings.services()
                    .onDemand()
                    .map(rides ->
                            new QuoteDesk(rides, clock, () -> UUID.randomUUID().toString(), QUOTE_VALIDITY));
            quotes.ifPresent(desk -> desks.put(LegKind.ON_DEMAND, desk));
            return new Services(timetable, fleet, quotes, board, desks);
        } catch (BrokenFeed broken) {
            throw new StartFailure(StartFailure.Kind.INPUT, String.valueOf(broken.getMessage()), broken);
        }
    }

    private static MovingFleet fleet(NodeSettings.VehicleSettings settings, OfferBoard board) throws BrokenFeed {
        Fleet vehicles = new Fleet(board);
        FeedPoll poll =
                new FeedPoll(new GbfsReader(new GbfsSource(settings.gbfs()), settings.fallbackPlan()), vehicles);
        poll.readOrFail();
        return settings.simulator()
                .map(simulator ->
                        new MovingFleet(vehicles, new Street(vehicles, simulator.seed()), simulator.tickSeconds()))
                .orElseGet(() -> new MovingFleet(vehicles, poll, settings.pollSeconds()));
    }
}
