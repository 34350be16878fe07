package org.commonway.planner.cases;

/**
 * A way between two places, there and back.
 *
 * @param from one end
 * @param to the other
 * @param metres its length
 * @param seconds on foot, where it is a walk; 0 on a road
 */
record CaseWay(String from, String to, int metres, int seconds) {
    private static final double WALK_SECONDS_PER_METRE = 3.6 / 5;

    /** A walk of so many minutes at the planner's 5 km/h: 250 metres in three minutes. */
    static CaseWay walk(String from, int minutes, String to) {
        return new CaseWay(from, to, (int) (60 * minutes / WALK_SECONDS_PER_METRE), 60 * minutes);
    }

    /** A road for wheels. */
    static CaseWay road(String from, int metres, String to) {
        return new CaseWay(from, to, metres, 0);
    }

    boolean touches(String place) {
        return from.equals(place) || to.equals(place);
    }

    String other(String place) {
        return from.equals(place) ? to : from;
    }
}
