package org.commonway.node.hold;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.commonway.node.envelope.Seal;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.offer.OfferBoard;
import org.commonway.node.place.Position;
import org.commonway.node.ride.RefusedReport;
import org.commonway.node.ride.ReportStore;
import org.commonway.node.vehicle.Fleet;
import org.commonway.node.vehicle.FleetState;
import org.commonway.node.vehicle.FormFactor;
import org.commonway.node.vehicle.RentalDesk;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.node.vehicle.VehicleType;
import org.commonway.rules.money.Money;
import org.commonway.rules.signature.SigningKeys;

/** A bicycle operator with a book, for tests. */
public final class Holds {
    public static final Position SQUARE = Position.ofDegrees(41.15, -8.61);
    public static final Position RIVER = Position.ofDegrees(41.14, -8.60);
    public static final TimeWindow TODAY =
            new TimeWindow(Instant.parse("2024-05-14T07:30:00Z"), Instant.parse("2024-05-14T07:45:00Z"));
    public static final Money TEN_MINUTES = Money.of(100 + 10 * 15, "EUR");
    public static final String GATEWAY = "demo@Coop";
    public static final String OTHER_GATEWAY = "other@City";

    public static final Conditions CONDITIONS = new Conditions(
            120, List.of(new Conditions.Tier(0, 0)), new Conditions.NoShow(900, 1_000), 0, 86_400, Conditions.Vat.NONE);

    public static final Seal SEAL = new Seal("bikes", SigningKeys.generate(new SecureRandom()), new SecureRandom());

    /** A clock that a test sets. */
    public static final class SetClock implements InstantSource {
        public Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A store in memory. */
    public static final class MapStore implements HoldStore, ReportStore {
        public final Map<String, Hold> kept = new HashMap<>();
        public final List<RideReport> reports = new ArrayList<>();
        public final Map<Long, String> over = new HashMap<>();
        public final List<RefusedReport> refused = new ArrayList<>();

        @Override
        public List<Hold> listAll() {
            return List.copyOf(kept.values());
        }

        @Override
        public void save(Hold hold) {
            kept.put(hold.holdId(), hold);
        }

        @Override
        public void save(Hold hold, RideReport report) {
            kept.put(hold.holdId(), hold);
            reports.add(report);
        }

        @Override
        public List<Waiting> listWaiting(int limit) {
            return LongStream.range(0, reports.size())
                    .filter(number -> !over.containsKey(number))
                    .mapToObj(number -> new Waiting(number, reports.get((int) number)))
                    .limit(limit)
                    .toList();
        }

        @Override
        public void done(long number) {
            over.put(number, "DONE");
        }

        @Override
        public void refused(long number, RefusedReport.Why why) {
            RideReport report = reports.get((int) number);
            over.put(number, why.code());
            refused.add(0, new RefusedReport(report.ids(), report.step(), why));
        }

        @Override
        public List<RefusedReport> listRefused(int limit) {
            return refused.stream().limit(limit).toList();
        }

        @Override
        public int countRefused() {
            return refused.size();
        }

        @Override
        public Optional<RideReport> find(String holdId, RideReport.Step step) {
            return reports.stream()
                    .filter(report -> report.ids().holdId().equals(holdId) && report.step() == step)
                    .findFirst();
        }

        @Override
        public int countWaiting() {
            return reports.size() - over.size();
        }

        @Override
        public void forget(String holdId) {
            kept.remove(holdId);
        }
    }

    public final SetClock clock;
    public final OfferBoard board = new OfferBoard("stream", 100);
    public final Fleet fleet = new Fleet(board);
    public final HoldBook book;

    public Holds(HoldStore store, SetClock clock, String... vehicleIds) {
        this.clock = clock;
        fleet.feed(bicycles(vehicleIds));
        this.book = new HoldBook(
                Map.of(LegKind.RENTAL, new RentalDesk(fleet, CONDITIONS)), store, SEAL, clock, HoldLimits.of(120, 3));
    }

    public static FleetState bicycles(String... vehicleIds) {
        Map<String, Vehicle> vehicles = new HashMap<>();
        for (String id : vehicleIds) {
            vehicles.put(id, new Vehicle(id, "bike", "plan", new Vehicle.Spot(SQUARE, Optional.empty()), 0));
        }
        return new FleetState(
                Map.of("bike", new VehicleType("bike", FormFactor.BICYCLE, false, 0)),
                Map.of("plan", new PricingPlan("plan", Money.of(100, "EUR"), Money.of(15, "EUR"))),
                vehicles,
                Map.of());
    }

    public static LegWish.Rental ride(String vehicleId) {
        return new LegWish.Rental(vehicleId, TODAY, SQUARE, RIVER, 600);
    }

    public static HoldWish wish(String holdId, String gatewayId, String vehicleId) {
        return new HoldWish(
                new HoldIds(holdId, "trip-of-" + holdId, gatewayId), ride(vehicleId), vehicleId, TEN_MINUTES);
    }

    /** Starts a ride; its report is kept beside it. */
    public Hold.Started start(String holdId) {
        return book.start(holdId, ByteString.copyFromUtf8("key"), started -> report(started, RideReport.Step.START));
    }

    /** Ends a ride here. */
    public Hold.Ended end(String holdId, Position at) {
        return book.end(holdId, at, (started, ended) -> report(ended, RideReport.Step.END));
    }

    public static RideReport report(Hold hold, RideReport.Step step) {
        return new RideReport(
                hold.facts().ids(), step, SEAL.event(hold, step, Instant.EPOCH, Optional.empty()), Optional.empty());
    }

    public List<String> offered() {
        return fleet.listRentable().stream().map(Vehicle::vehicleId).sorted().toList();
    }
}
