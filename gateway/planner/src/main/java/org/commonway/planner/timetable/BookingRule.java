package org.commonway.planner.timetable;

/**
 * How a rider asks for a pick-up or drop-off that has to be asked for, as in GTFS booking_rules.txt; what is empty was
 * not given.
 *
 * @param bookingRuleId GTFS booking_rule_id
 * @param message for riders, on both
 * @param pickupMessage for riders, on getting on
 * @param dropOffMessage for riders, on getting off
 * @param phoneNumber whom to call
 * @param infoUrl where the rule is explained
 * @param bookingUrl where it can be booked
 */
public record BookingRule(
        String bookingRuleId,
        String message,
        String pickupMessage,
        String dropOffMessage,
        String phoneNumber,
        String infoUrl,
        String bookingUrl) {}
