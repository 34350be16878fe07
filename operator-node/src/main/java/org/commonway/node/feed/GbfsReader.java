package org.commonway.node.feed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.FleetState;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.node.vehicle.VehicleRules;

/**
 * Reads a GBFS feed of version 2 or 3 into core types. Forgiving: an entry that cannot be used is left out and counted
 * with its reason; only a feed that offers no way to rent anything is broken.
 */
public final class GbfsReader {

    /**
     * What was read.
     *
     * @param state the fleet as the feed tells it
     * @param skipped entries that were left out
     */
    public record Read(FleetState state, SkippedEntries skipped) {}

    private final GbfsSource source;
    private final GbfsPlans plans;

    /**
     * Reads from this source.
     *
     * @param fallbackPlan for vehicles whose feed names no plan
     */
    public GbfsReader(GbfsSource source, Optional<PricingPlan> fallbackPlan) {
        this.source = source;
        this.plans = new GbfsPlans(fallbackPlan);
    }

    /** The feed as it is now. */
    public Read read() throws BrokenFeed {
        Map<String, String> files = files(source.readIndex());
        SkippedEntries skipped = new SkippedEntries();
        Map<String, PricingPlan> allPlans = plans.read(entries(files, "system_pricing_plans", "plans"), skipped);
        GbfsTypes types = GbfsTypes.read(entries(files, "vehicle_types", "vehicle_types"), allPlans, skipped);
        List<GbfsStations.Found> found = GbfsStations.join(
                entries(files, "station_information", "stations"),
                entries(files, "station_status", "stations"),
                skipped);
        Map<String, Station> stations = new HashMap<>();
        found.forEach(each -> stations.put(each.station().stationId(), each.station()));
        GbfsVehicles vehicles = new GbfsVehicles(types, stations, skipped);
        vehicleEntries(files).forEach(vehicles::listed);
        found.forEach(vehicles::fillStation);
        Map<String, Vehicle> all = vehicles.all();
        if (allPlans.isEmpty()) {
            throw new BrokenFeed("GBFS " + source + " has no pricing plan with a price for each minute; add"
                    + " commonway.vehicles.start-price and commonway.vehicles.price-per-minute.");
        }
        VehicleRules rules =
                new GbfsRules(skipped).read(data(files, "geofencing_zones"), data(files, "system_information"));
        return new Read(new FleetState(types.byId(), allPlans, all, stations, rules), skipped);
    }

    /** Names and addresses of the files. GBFS 3 lists them plainly, GBFS 2 once for each language: any one will do. */
    private Map<String, String> files(JsonObject index) throws BrokenFeed {
        JsonObject data = Json.findObject(index, "data")
                .orElseThrow(() -> new BrokenFeed("GBFS " + source + " has a gbfs.json without data; fix the feed."));
        List<JsonObject> feeds = new ArrayList<>(Json.listObjects(data, "feeds"));
        for (Map.Entry<String, JsonElement> language : data.entrySet()) {
            if (feeds.isEmpty() && language.getValue().isJsonObject()) {
                feeds.addAll(Json.listObjects(language.getValue().getAsJsonObject(), "feeds"));
            }
        }
        Map<String, String> files = new HashMap<>();
        for (JsonObject feed : feeds) {
            Json.findText(feed, "name")
                    .ifPresent(
                            name -> files.put(name, Json.findText(feed, "url").orElse(name + ".json")));
        }
        if (files.isEmpty()) {
            throw new BrokenFeed("GBFS " + source + " lists no files in gbfs.json; fix the feed.");
        }
        return files;
    }

    private List<JsonObject> vehicleEntries(Map<String, String> files) throws BrokenFeed {
        return files.containsKey("vehicle_status")
                ? entries(files, "vehicle_status", "vehicles")
                : entries(files, "free_bike_status", "bikes");
    }

    private List<JsonObject> entries(Map<String, String> files, String file, String list) throws BrokenFeed {
        return data(files, file).map(data -> Json.listObjects(data, list)).orElse(List.of());
    }

    private Optional<JsonObject> data(Map<String, String> files, String file) throws BrokenFeed {
        String url = files.get(file);
        return url == null
                ? Optional.empty()
                : source.readFile(file, url).flatMap(json -> Json.findObject(json, "data"));
    }
}
