package org.commonway.node.grpc;

import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.node.envelope.Messages;
import org.commonway.node.quote.RideService;
import org.commonway.node.settings.NodeSettings;
import org.commonway.node.vehicle.Fleet;
import org.commonway.proto.operator.v1.FormFactor;
import org.commonway.proto.operator.v1.OnDemandService;
import org.commonway.proto.operator.v1.PricingPlan;
import org.commonway.proto.operator.v1.Profile;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.SharedVehicleService;
import org.commonway.proto.operator.v1.TimetableService;
import org.commonway.proto.operator.v1.VehicleType;
import org.commonway.proto.type.v1.Area;

/** The operator's profile as it is now: types and plans of vehicles follow the feed. */
public final class ProfileMessage implements Supplier<Profile> {
    private final NodeSettings settings;
    private final Optional<Fleet> fleet;

    /** The profile of this node. */
    public ProfileMessage(NodeSettings settings, Optional<Fleet> fleet) {
        this.settings = settings;
        this.fleet = fleet;
    }

    @Override
    public Profile get() {
        Profile.Builder profile = Profile.newBuilder()
                .setOperatorId(settings.operator().id())
                .setName(settings.operator().name())
                .setTimeZone(settings.operator().zone().getId())
                .setColor(settings.operator().color());
        settings.services()
                .timetable()
                .ifPresent(timetable -> profile.addServices(Service.newBuilder()
                        .setTimetable(TimetableService.newBuilder()
                                .setFlatFare(Messages.money(timetable.fare().boarding()))
                                .setFreeTransferMinutes(timetable.fare().freeTransferMinutes())
                                .setRealtime(timetable.realtime().isGiven()))));
        fleet.ifPresent(vehicles -> profile.addServices(Service.newBuilder().setSharedVehicles(shared(vehicles))));
        settings.services()
                .onDemand()
                .ifPresent(rides -> profile.addServices(Service.newBuilder().setOnDemand(onDemand(rides))));
        return profile.build();
    }

    private SharedVehicleService shared(Fleet fleet) {
        SharedVehicleService.Builder service = SharedVehicleService.newBuilder();
        fleet.listTypes()
                .forEach(type -> service.addVehicleTypes(VehicleType.newBuilder()
                        .setVehicleTypeId(type.vehicleTypeId())
                        .setFormFactor(FormFactor.valueOf("FORM_FACTOR_" + type.formFactor()))
                        .setPowered(type.powered())
                        .setSpeedMetresPerHour(type.formFactor().speedMetresPerHour())
                        .setCo2GramsPerKm(type.formFactor().co2GramsPerKm())
                        .setMinimumAge(minimumAge(type.formFactor()))));
        fleet.listPlans()
                .forEach(plan -> service.addPricingPlans(PricingPlan.newBuilder()
                        .setPlanId(plan.planId())
                        .setStartPrice(Messages.money(plan.start()))
                        .setPricePerMinute(Messages.money(plan.perMinute()))));
        RulesMessage.add(fleet.rules(), service);
        return service.build();
    }

    private int minimumAge(org.commonway.node.vehicle.FormFactor form) {
        return settings.services()
                .vehicles()
                .map(vehicles -> vehicles.minimumAges().getOrDefault(form, 0))
                .orElse(0);
    }

    private static OnDemandService onDemand(RideService rides) {
        Area.Builder area = Area.newBuilder();
        rides.area().ring().forEach(corner -> area.addRing(Messages.position(corner)));
        return OnDemandService.newBuilder()
                .setArea(area)
                .setStartPrice(Messages.money(rides.fare().start()))
                .setPricePerKm(Messages.money(rides.fare().perKm()))
                .setOpensMinute(rides.hours().opens().toSecondOfDay() / 60)
                .setClosesMinute(rides.hours().closes().toSecondOfDay() / 60)
                .build();
    }
}
