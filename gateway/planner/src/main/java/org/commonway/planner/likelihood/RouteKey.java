package org.commonway.planner.likelihood;

/**
 * A route of an operator.
 *
 * @param operatorId whose it is
 * @param routeId GTFS route_id
 */
record RouteKey(String operatorId, String routeId) {}
