package org.commonway.node.grpc;

import java.time.InstantSource;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.offer.OfferUpdate;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.proto.offer.v1.StationOffer;
import org.commonway.proto.offer.v1.StreamOffersResponse;
import org.commonway.proto.offer.v1.VehicleOffer;

/** Updates of the board as signed messages. */
final class OfferMessages {
    private final Seal seal;
    private final String streamId;
    private final InstantSource clock;

    OfferMessages(Seal seal, String streamId, InstantSource clock) {
        this.seal = seal;
        this.streamId = streamId;
        this.clock = clock;
    }

    StreamOffersResponse signed(OfferUpdate update) {
        var message = org.commonway.proto.offer.v1.OfferUpdate.newBuilder()
                .setOperatorId(seal.operatorId())
                .setStreamId(streamId)
                .setSequence(update.sequence())
                .setSnapshot(update.isSnapshot())
                .setPart(update.part())
                .setParts(update.parts())
                .addAllRemovedVehicleIds(update.change().removed())
                .setMadeAt(Messages.moment(clock.instant()));
        update.change().changed().forEach(vehicle -> message.addChanged(vehicle(vehicle)));
        update.change().stations().forEach(station -> message.addStations(station(station)));
        return StreamOffersResponse.newBuilder()
                .setUpdate(seal.seal(message.build()))
                .build();
    }

    private static VehicleOffer vehicle(Vehicle vehicle) {
        return VehicleOffer.newBuilder()
                .setVehicleId(vehicle.vehicleId())
                .setVehicleTypeId(vehicle.typeId())
                .setPricingPlanId(vehicle.pricingPlanId())
                .setPosition(Messages.position(vehicle.spot().position()))
                .setStationId(vehicle.spot().stationId().orElse(""))
                .setRangeMetres(vehicle.rangeMetres())
                .build();
    }

    private static StationOffer station(Station station) {
        return StationOffer.newBuilder()
                .setStationId(station.stationId())
                .setName(station.name())
                .setPosition(Messages.position(station.position()))
                .setCapacity(station.docks().capacity())
                .setDocksAvailable(station.docks().available())
                .setReturning(station.docks().returning())
                .setOpeningHours(station.openingHours())
                .build();
    }
}
