package org.commonway.node.grpc;

import java.util.List;
import org.commonway.node.envelope.Messages;
import org.commonway.node.place.Area;
import org.commonway.node.vehicle.VehicleRules;
import org.commonway.proto.operator.v1.GeofencingZone;
import org.commonway.proto.operator.v1.Polygon;
import org.commonway.proto.operator.v1.SharedVehicleService;
import org.commonway.proto.operator.v1.ZoneRule;

/** The rules of vehicles as messages. */
final class RulesMessage {
    private RulesMessage() {}

    static void add(VehicleRules rules, SharedVehicleService.Builder service) {
        service.setOpeningHours(rules.openingHours());
        rules.zones().forEach(zone -> service.addZones(zone(zone)));
        rules.everywhere().forEach(rule -> service.addGlobalRules(rule(rule)));
    }

    private static GeofencingZone zone(VehicleRules.Zone zone) {
        GeofencingZone.Builder message = GeofencingZone.newBuilder().setName(zone.name());
        zone.polygons().forEach(rings -> message.addPolygons(polygon(rings)));
        zone.start().ifPresent(start -> message.setStart(Messages.moment(start)));
        zone.end().ifPresent(end -> message.setEnd(Messages.moment(end)));
        zone.rules().forEach(rule -> message.addRules(rule(rule)));
        return message.build();
    }

    private static Polygon polygon(List<Area> rings) {
        Polygon.Builder polygon = Polygon.newBuilder().setOuter(area(rings.get(0)));
        rings.subList(1, rings.size()).forEach(hole -> polygon.addHoles(area(hole)));
        return polygon.build();
    }

    private static org.commonway.proto.type.v1.Area area(Area ring) {
        org.commonway.proto.type.v1.Area.Builder area = org.commonway.proto.type.v1.Area.newBuilder();
        ring.ring().forEach(corner -> area.addRing(Messages.position(corner)));
        return area.build();
    }

    private static ZoneRule rule(VehicleRules.Rule rule) {
        return ZoneRule.newBuilder()
                .addAllVehicleTypeIds(rule.vehicleTypeIds())
                .setRideStartAllowed(rule.startAllowed())
                .setRideEndAllowed(rule.endAllowed())
                .setRideThroughAllowed(rule.throughAllowed())
                .setMaximumSpeedKph(rule.maximumSpeedKph())
                .setStationParking(rule.stationParking())
                .build();
    }
}
