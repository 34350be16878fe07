package org.commonway.gateway.offers;

/**
 * A station for the map.
 *
 * @param operatorId whose it is
 * @param stationId the operator's own id
 * @param name as riders read it
 * @param latitude degrees
 * @param longitude degrees
 * @param capacity docks, used and free
 * @param docksAvailable free docks
 * @param vehiclesAvailable vehicles that can be rented there now
 */
public record StationView(
        String operatorId,
        String stationId,
        String name,
        double latitude,
        double longitude,
        int capacity,
        int docksAvailable,
        int vehiclesAvailable) {}
