package org.commonway.node.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.fare.FlatFare;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.hold.HoldLimits;
import org.commonway.node.leg.Conditions;
import org.commonway.node.quote.RideService;
import org.commonway.node.vehicle.FormFactor;

/**
 * The configuration of a node, checked.
 *
 * @param data folder for the database and the signing key
 * @param operator who runs the node
 * @param network where it listens, who it is, where the ledger is
 * @param limits bounds on holding
 * @param services what it runs
 */
public record NodeSettings(
        Path data, OperatorSettings operator, NetworkSettings network, HoldLimits limits, Services services) {

    /**
     * Who runs the node.
     *
     * @param id on the ledger
     * @param name as riders read it
     * @param color '#rrggbb'
     * @param zone of its clock
     * @param registration what the ledger is told about its taxes and its co-operative
     */
    public record OperatorSettings(String id, String name, String color, ZoneId zone, Registration registration) {}

    /**
     * What the ledger is told about an operator.
     *
     * @param vatRegistered true when it charges VAT itself
     * @param cooperative id of the co-operative that may act for it; empty for none
     */
    public record Registration(boolean vatRegistered, String cooperative) {}

    /**
     * Where it listens, who it is, where the ledger is.
     *
     * @param grpc where gateways call
     * @param identity of the operator
     * @param ledger where the city's channel is
     */
    public record NetworkSettings(GrpcSettings grpc, IdentitySettings identity, LedgerSettings ledger) {}

    /**
     * Where gateways call.
     *
     * @param host to listen on
     * @param port to listen on; 0 takes a free one
     * @param address as registered on the ledger; empty takes host and port
     */
    public record GrpcSettings(String host, int port, Optional<String> address) {}

    /**
     * Certificates and keys of the operator.
     *
     * @param msp its organisation
     * @param folder with cert.pem, key.pem, tls-cert.pem, tls-key.pem
     * @param trust certificates of the network's authorities
     */
    public record IdentitySettings(String msp, Path folder, Path trust) {}

    /**
     * Where the city's channel is.
     *
     * @param address host:port of a peer's gateway service
     * @param channel of the city
     * @param chaincode of the network
     */
    public record LedgerSettings(String address, String channel, String chaincode) {}

    /**
     * What the node runs; at least one.
     *
     * @param timetable scheduled trips
     * @param vehicles shared vehicles
     * @param onDemand rides on demand
     */
    public record Services(
            Optional<TimetableSettings> timetable,
            Optional<VehicleSettings> vehicles,
            Optional<RideService> onDemand) {}

    /**
     * Scheduled trips.
     *
     * @param gtfs the feed's zip
     * @param fare of each boarding
     * @param conditions what rides are sold on
     * @param realtime how the operator says how its trips go
     */
    public record TimetableSettings(Path gtfs, FlatFare fare, Conditions conditions, RealtimeSettings realtime) {}

    /**
     * Where the operator says how its trips go.
     *
     * @param feeds http addresses and files of GTFS Realtime; may be none
     * @param pollSeconds between two fetches of each
     */
    public record RealtimeSettings(List<String> feeds, int pollSeconds) {
        /** Copies the list. */
        public RealtimeSettings {
            feeds = List.copyOf(feeds);
        }

        /** Whether the operator says anything. */
        public boolean isGiven() {
            return !feeds.isEmpty();
        }
    }

    /**
     * Shared vehicles.
     *
     * @param gbfs folder, file or address of gbfs.json
     * @param currency of plans that name none
     * @param fallbackPlan for vehicles whose feed names no plan
     * @param pollSeconds between two readings of the feed
     * @param simulator stands in for the street, when there is one
     * @param conditions what rentals are sold on
     * @param minimumAges years of whoever rides, by form factor; one that is not in it has none
     */
    public record VehicleSettings(
            String gbfs,
            Currency currency,
            Optional<PricingPlan> fallbackPlan,
            int pollSeconds,
            Optional<SimulatorSettings> simulator,
            Conditions conditions,
            Map<FormFactor, Integer> minimumAges) {
        /** Copies the map. */
        public VehicleSettings {
            minimumAges = Map.copyOf(minimumAges);
        }
    }

    /**
     * A stand-in for the street.
     *
     * @param seed of all its chance
     * @param tickSeconds between two steps
     */
    public record SimulatorSettings(long seed, int tickSeconds) {}
}
