package org.commonway.gateway.offers;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.planner.vehicles.rule.OpeningHours;
import org.commonway.proto.offer.v1.StationOffer;
import org.commonway.proto.offer.v1.VehicleOffer;
import org.commonway.proto.operator.v1.Profile;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.type.v1.Position;
import org.commonway.rules.money.Money;

/**
 * From a node's words to the planner's. A vehicle whose type, price or position makes no sense is left out and counted;
 * the others of the operator stay.
 */
final class OfferTranslation {
    private final String operatorId;
    private final Map<String, VehicleType> types = new HashMap<>();
    private final Map<String, PricingPlan> plans = new HashMap<>();
    private final Map<String, Optional<OpeningHours>> hours = new HashMap<>();
    private final ZoneId timeZone;
    private int leftOut;

    OfferTranslation(String operatorId, Profile profile) {
        this.operatorId = operatorId;
        this.timeZone = RuleTranslation.zoneOf(profile);
        for (Service service : profile.getServicesList()) {
            service.getSharedVehicles().getVehicleTypesList().forEach(this::addType);
            service.getSharedVehicles().getPricingPlansList().forEach(this::addPlan);
        }
    }

    private void addType(org.commonway.proto.operator.v1.VehicleType type) {
        Optional<FormFactor> form = switch (type.getFormFactor()) {
            case FORM_FACTOR_BICYCLE -> Optional.of(FormFactor.BICYCLE);
            case FORM_FACTOR_SCOOTER_STANDING -> Optional.of(FormFactor.SCOOTER);
            case FORM_FACTOR_MOPED -> Optional.of(FormFactor.MOPED);
            case FORM_FACTOR_CAR -> Optional.of(FormFactor.CAR);
            case FORM_FACTOR_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
        form.flatMap(known -> sensible(() -> new VehicleType(
                        type.getVehicleTypeId(),
                        known,
                        type.getSpeedMetresPerHour(),
                        type.getCo2GramsPerKm(),
                        type.getMinimumAge())))
                .ifPresent(known -> types.put(known.typeId(), known));
    }

    private void addPlan(org.commonway.proto.operator.v1.PricingPlan plan) {
        sensible(() -> new PricingPlan(plan.getPlanId(), money(plan.getStartPrice()), money(plan.getPricePerMinute())))
                .ifPresent(known -> plans.put(known.planId(), known));
    }

    List<SharedVehicle> vehicles(List<VehicleOffer> offers) {
        List<SharedVehicle> known = new ArrayList<>(offers.size());
        for (VehicleOffer offer : offers) {
            VehicleType type = types.get(offer.getVehicleTypeId());
            PricingPlan plan = plans.get(offer.getPricingPlanId());
            if (type == null || plan == null) {
                leftOut++;
                continue;
            }
            sensible(() -> new SharedVehicle(
                            offer.getVehicleId(),
                            operatorId,
                            type,
                            coordinate(offer.getPosition()),
                            offer.getRangeMetres(),
                            plan,
                            Optional.of(offer.getStationId()).filter(id -> !id.isEmpty())))
                    .ifPresentOrElse(known::add, () -> leftOut++);
        }
        return known;
    }

    List<VehicleStation> stations(List<StationOffer> offers) {
        List<VehicleStation> known = new ArrayList<>(offers.size());
        for (StationOffer offer : offers) {
            sensible(() -> new VehicleStation(
                            offer.getStationId(),
                            operatorId,
                            offer.getName(),
                            coordinate(offer.getPosition()),
                            offer.getDocksAvailable(),
                            offer.getReturning(),
                            hours(offer)))
                    .ifPresentOrElse(known::add, () -> leftOut++);
        }
        return known;
    }

    /** The station's own hours; what is not understood counts as none. */
    private Optional<OpeningHours> hours(StationOffer offer) {
        return offer.getOpeningHours().isEmpty()
                ? Optional.empty()
                : hours.computeIfAbsent(
                        offer.getOpeningHours(), text -> sensible(() -> OpeningHours.parse(text, timeZone)));
    }

    /** How many vehicles and stations made no sense. */
    int leftOut() {
        return leftOut;
    }

    private static Money money(org.commonway.proto.type.v1.Money money) {
        return Money.of(money.getMinorUnits(), money.getCurrency());
    }

    private static Coordinate coordinate(Position position) {
        return new Coordinate(position.getLatitudeE7() / 1e7, position.getLongitudeE7() / 1e7);
    }

    /** What the supplier makes, or empty where the planner's types refuse the node's figures. */
    private static <T> Optional<T> sensible(java.util.function.Supplier<T> supplier) {
        try {
            return Optional.of(supplier.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
