package org.commonway.planner.request;

import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/**
 * Who travels, together all the way.
 *
 * @param passengers 1 to 8
 * @param age of the youngest who would ride a shared vehicle, 0 to 120 years; empty when that is not said
 * @param needs what the way must be fit for
 * @param ownVehicles what stands at the origin and may be taken
 */
public record Party(int passengers, OptionalInt age, Set<Need> needs, Set<OwnVehicle> ownVehicles) {
    /** What the way must be fit for. */
    public enum Need {
        /**
         * No steps: streets, stations and vehicles that a wheelchair can use, as far as is known. What a timetable or a
         * map calls inaccessible is not used, what it does not say is. Nothing is rented; rides on demand are offered,
         * though nothing is known of their vehicles.
         */
        STEP_FREE,
        /**
         * Something heavy or a pram: nothing on two wheels, walks of at most 600 metres to the first and from the last
         * vehicle, or less if less was asked for, and no steps where there is a way round within that.
         */
        LUGGAGE
    }

    /** What a rider may own. */
    public enum OwnVehicle {
        /** Ridden all the way, or left at a stop. */
        BICYCLE,
        /** Driven all the way, or left where one may park and ride. */
        CAR
    }

    /** Copies the sets; refuses with REQUEST_INVALID what lies outside the ranges. */
    public Party {
        needs = Set.copyOf(needs);
        ownVehicles = Set.copyOf(ownVehicles);
        if (passengers < 1 || passengers > 8) {
            throw new PlannerRefusal(
                    RefusalCode.REQUEST_INVALID, "A trip is for 1 to 8 passengers, not " + passengers + ".");
        }
        if (age.isPresent() && (age.getAsInt() < 0 || age.getAsInt() > 120)) {
            throw new PlannerRefusal(
                    RefusalCode.REQUEST_INVALID, "An age is 0 to 120 years, not " + age.getAsInt() + ".");
        }
    }

    /** So many people of whom nothing else is said. */
    public static Party of(int passengers) {
        return new Party(passengers, OptionalInt.empty(), Set.of(), Set.of());
    }

    /** The same people where nothing of theirs stands. */
    public Party withoutOwnVehicles() {
        return new Party(passengers, age, needs, Set.of());
    }

    /** Whether the way must be fit for this. */
    public boolean has(Need need) {
        return needs.contains(need);
    }
}
