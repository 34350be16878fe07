package org.commonway.node.feed;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.vehicle.FormFactor;
import org.commonway.node.vehicle.VehicleType;

/**
 * vehicle_types.json, and which plan a vehicle of a type is rented by. Types that must be brought back to where they were
 * taken are left out: the network sells ways from one place to another.
 */
final class GbfsTypes {
    private static final VehicleType PLAIN_BICYCLE = new VehicleType("bicycle", FormFactor.BICYCLE, false, 0);

    private final Map<String, VehicleType> types;
    private final Map<String, String> planOfType;
    private final Map<String, PricingPlan> plans;

    private GbfsTypes(Map<String, VehicleType> types, Map<String, String> planOfType, Map<String, PricingPlan> plans) {
        this.types = types;
        this.planOfType = planOfType;
        this.plans = plans;
    }

    /** GBFS: a system without vehicle_types.json has plain bicycles. */
    static GbfsTypes read(List<JsonObject> entries, Map<String, PricingPlan> plans, SkippedEntries skipped) {
        Map<String, VehicleType> types = new LinkedHashMap<>();
        Map<String, String> planOfType = new HashMap<>();
        for (JsonObject entry : entries) {
            Optional<VehicleType> type = type(entry);
            if (Json.findText(entry, "return_constraint").equals(Optional.of("roundtrip_station"))) {
                skipped.count("vehicle type that must be brought back to its station");
                continue;
            }
            type.ifPresentOrElse(
                    found -> types.put(found.vehicleTypeId(), found),
                    () -> skipped.count("vehicle type of a form that the network does not plan with"));
            type.flatMap(found -> Json.findText(entry, "default_pricing_plan_id"))
                    .filter(plans::containsKey)
                    .ifPresent(plan -> planOfType.put(type.get().vehicleTypeId(), plan));
        }
        if (entries.isEmpty()) {
            types.put(PLAIN_BICYCLE.vehicleTypeId(), PLAIN_BICYCLE);
        }
        return new GbfsTypes(types, planOfType, plans);
    }

    private static Optional<VehicleType> type(JsonObject entry) {
        Optional<FormFactor> form = Json.findText(entry, "form_factor").flatMap(GbfsTypes::formFactor);
        String propulsion = Json.findText(entry, "propulsion_type").orElse("human");
        boolean powered = !propulsion.equals("human") && !propulsion.equals("electric_assist");
        return Json.findText(entry, "vehicle_type_id")
                .flatMap(id -> form.map(
                        found -> new VehicleType(id, found, powered, Json.getInt(entry, "max_range_meters", 0))));
    }

    private static Optional<FormFactor> formFactor(String word) {
        return switch (word) {
            case "bicycle", "cargo_bicycle" -> Optional.of(FormFactor.BICYCLE);
            // "scooter" is GBFS 2.1's word for a standing one.
            case "scooter", "scooter_standing" -> Optional.of(FormFactor.SCOOTER_STANDING);
            case "moped", "scooter_seated" -> Optional.of(FormFactor.MOPED);
            case "car" -> Optional.of(FormFactor.CAR);
            default -> Optional.empty();
        };
    }

    Map<String, VehicleType> byId() {
        return types;
    }

    /** The type that an entry names; where it names none and there is only one, that one. */
    Optional<VehicleType> findType(Optional<String> typeId) {
        if (typeId.isEmpty()) {
            return types.size() == 1 ? types.values().stream().findFirst() : Optional.empty();
        }
        return Optional.ofNullable(types.get(typeId.get()));
    }

    /** The plan of the vehicle, else of its type, else the first of the system. */
    Optional<String> findPlan(Optional<String> ofVehicle, VehicleType type) {
        return ofVehicle
                .filter(plans::containsKey)
                .or(() -> Optional.ofNullable(planOfType.get(type.vehicleTypeId())))
                .or(() -> plans.keySet().stream().findFirst());
    }
}
