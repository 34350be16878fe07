package org.commonway.samplecity.fleet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a fleet as a folder of GBFS 3.0 files (github.com/MobilityData/gbfs, v3.0), addresses relative to gbfs.json. */
public final class GbfsWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "standard";
    private static final String PLAN = "pay-as-you-go";

    private final Fleet fleet;
    private final FleetSystem system;
    private final Path folder;
    private final List<String> written = new ArrayList<>();

    private GbfsWriter(Fleet fleet, FleetSystem system, Path folder) {
        this.fleet = fleet;
        this.system = system;
        this.folder = folder;
    }

    /**
     * The operator as GBFS describes it.
     *
     * @param id system_id
     * @param name for riders
     * @param zone IANA time zone
     * @param currency ISO 4217
     * @param lastUpdated the moment that all files are of
     */
    public record FleetSystem(String id, String name, String zone, String currency, Instant lastUpdated) {}

    /** Writes the files into the folder, which must exist. */
    public static void write(Fleet fleet, FleetSystem system, Path folder) throws IOException {
        GbfsWriter gbfs = new GbfsWriter(fleet, system, folder);
        gbfs.file("system_information", gbfs.systemInformation());
        gbfs.file("vehicle_types", gbfs.vehicleTypes());
        gbfs.file("system_pricing_plans", gbfs.pricingPlans());
        if (fleet.kind().docked()) {
            gbfs.file("station_information", gbfs.stationInformation());
            gbfs.file("station_status", gbfs.stationStatus());
        }
        gbfs.file("vehicle_status", gbfs.vehicleStatus());
        gbfs.index();
    }

    private void index() throws IOException {
        ObjectNode data = JSON.createObjectNode();
        ArrayNode feeds = data.putArray("feeds");
        for (String name : written) {
            feeds.addObject().put("name", name).put("url", name + ".json");
        }
        file("gbfs", data);
    }

    private void file(String name, ObjectNode data) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("last_updated", system.lastUpdated().toString());
        root.put("ttl", 60);
        root.put("version", "3.0");
        root.set("data", data);
        byte[] text = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(root)
                .replace(System.lineSeparator(), "\n")
                .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(name + ".json"), text);
        written.add(name);
    }

    private ObjectNode systemInformation() {
        ObjectNode data = JSON.createObjectNode();
        data.put("system_id", system.id());
        data.putArray("languages").add("en");
        data.set("name", text(system.name()));
        data.put("opening_hours", "24/7");
        data.put("feed_contact_email", "feed@" + system.id() + ".example");
        data.put("timezone", system.zone());
        return data;
    }

    private ObjectNode vehicleTypes() {
        ObjectNode data = JSON.createObjectNode();
        ObjectNode type = data.putArray("vehicle_types").addObject();
        type.put("vehicle_type_id", TYPE);
        type.put("form_factor", fleet.kind().formFactor());
        type.put("propulsion_type", fleet.kind().propulsion());
        if (fleet.kind() == FleetKind.SCOOTERS) {
            type.put("max_range_meters", fleet.maxRangeMetres());
        }
        type.put("max_permitted_speed", fleet.kind().speedKmh());
        type.put("return_constraint", fleet.kind().docked() ? "any_station" : "free_floating");
        type.put("default_pricing_plan_id", PLAN);
        type.set("name", text(fleet.kind().docked() ? "Bike" : "E-scooter"));
        return data;
    }

    private ObjectNode pricingPlans() {
        ObjectNode data = JSON.createObjectNode();
        ObjectNode plan = data.putArray("plans").addObject();
        plan.put("plan_id", PLAN);
        plan.set("name", text("Pay as you go"));
        plan.put("currency", system.currency());
        plan.put("price", fleet.kind().unlockPrice());
        plan.put("is_taxable", false);
        plan.set(
                "description",
                text(fleet.kind().unlockPrice() + " " + system.currency() + " to start, "
                        + fleet.kind().pricePerMinute() + " for each minute, tax included"));
        ObjectNode perMinute = plan.putArray("per_min_pricing").addObject();
        perMinute.put("start", 0);
        perMinute.put("rate", fleet.kind().pricePerMinute());
        perMinute.put("interval", 1);
        return data;
    }

    private ObjectNode stationInformation() {
        ObjectNode data = JSON.createObjectNode();
        ArrayNode stations = data.putArray("stations");
        for (Fleet.Station station : fleet.stations()) {
            ObjectNode node = stations.addObject();
            node.put("station_id", station.id());
            node.set("name", text(station.name()));
            node.put("lat", station.point().lat());
            node.put("lon", station.point().lon());
            node.put("capacity", station.capacity());
        }
        return data;
    }

    private ObjectNode stationStatus() {
        ObjectNode data = JSON.createObjectNode();
        ArrayNode stations = data.putArray("stations");
        for (Fleet.Station station : fleet.stations()) {
            long docked = fleet.dockedAt(station.id());
            ObjectNode node = stations.addObject();
            node.put("station_id", station.id());
            node.put("num_vehicles_available", docked);
            node.putArray("vehicle_types_available")
                    .addObject()
                    .put("vehicle_type_id", TYPE)
                    .put("count", docked);
            node.put("num_docks_available", station.capacity() - docked);
            node.put("is_installed", true);
            node.put("is_renting", true);
            node.put("is_returning", true);
            node.put("last_reported", system.lastUpdated().toString());
        }
        return data;
    }

    private ObjectNode vehicleStatus() {
        ObjectNode data = JSON.createObjectNode();
        ArrayNode vehicles = data.putArray("vehicles");
        for (Fleet.Standing vehicle : fleet.vehicles()) {
            ObjectNode node = vehicles.addObject();
            node.put("vehicle_id", vehicle.id());
            if (vehicle.stationId().isPresent()) {
                node.put("station_id", vehicle.stationId().get());
            } else {
                node.put("lat", vehicle.point().lat());
                node.put("lon", vehicle.point().lon());
                node.put("current_range_meters", vehicle.rangeMetres());
            }
            node.put("is_reserved", false);
            node.put("is_disabled", false);
            node.put("vehicle_type_id", TYPE);
            node.put("pricing_plan_id", PLAN);
            node.put("last_reported", system.lastUpdated().toString());
        }
        return data;
    }

    private static ArrayNode text(String text) {
        ArrayNode list = JSON.createArrayNode();
        list.addObject().put("text", text).put("language", "en");
        return list;
    }
}
