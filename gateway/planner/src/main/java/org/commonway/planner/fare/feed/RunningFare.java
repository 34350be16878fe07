package org.commonway.planner.fare.feed;

/**
 * What rides of one feed come to, counted as they are made, one after the other. What is behind a rider is a number, their
 * <em>past</em>: two pasts are the same number when nothing that follows can tell them apart. A search counts many riders at
 * once and carries the number for each. Numbers hold for one such object; it is not safe for several threads.
 *
 * <p>The sum of all {@link #added} is what {@link FareOf#receipt} says of the rides. Where that is not known it is what the
 * first rides cost, as far as together they have a price.
 */
public interface RunningFare {
    /** The past of one who has not ridden, and of one whose rides do not matter for the next. */
    int NOTHING = 0;

    /** So much dearer that nothing makes up for it. */
    int NEVER = 1 << 29;

    /**
     * A rider gets on.
     *
     * @param past what is behind them
     * @param route index of the line
     * @param position where on the line
     * @param departure seconds
     * @return a past with a ride under way
     */
    int board(int past, int route, int position, int departure);

    /**
     * The rider gets off.
     *
     * @param past with a ride under way
     * @param position where on the line
     * @param arrival seconds
     * @return their past from then on
     */
    int alight(int past, int position, int arrival);

    /** What the last {@link #alight} added, minor units for one adult; less than nothing where one ticket replaces two. */
    int added();

    /** Whether the rides of a past have a price together; it may be that they get one by the next. */
    boolean isKnown(int past);

    /** By how much at most the price of a past's rides can sink by what follows, minor units for one adult. */
    int mayDrop(int past);

    /**
     * How much dearer at most, from now on, a past is than another, whatever follows, minor units for one adult; 0 when it
     * is as good. Both with a ride under way on one line, or neither. {@link #NEVER} when that cannot be said.
     */
    int handicap(int past, int other);
}
