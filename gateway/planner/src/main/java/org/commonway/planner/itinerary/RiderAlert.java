package org.commonway.planner.itinerary;

/**
 * News that the rider of a leg should read (GTFS Realtime Alert). Texts are plain, and come from outside: whoever shows
 * them must not take them for markup.
 *
 * @param id the feed's, which tells alerts of one operator apart
 * @param cause GTFS Realtime's name, such as STRIKE
 * @param effect GTFS Realtime's name, such as DETOUR
 * @param header one line
 * @param description more of it; may be none
 * @param url where to read on; may be none
 */
public record RiderAlert(
        String id, String cause, String effect, AlertText header, AlertText description, AlertText url) {}
