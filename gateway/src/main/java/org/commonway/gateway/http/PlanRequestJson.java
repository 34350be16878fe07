package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Timing;
import org.commonway.planner.request.Via;
import org.jspecify.annotations.Nullable;

/**
 * What a rider asks for.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param via places to come by, in this order, at most four; none when it is left out
 * @param departAt local time of the city, such as 2024-05-14T08:30; now when it and arriveBy are left out
 * @param arriveBy the latest arrival, in place of departAt
 * @param passengers 1 to 8; 1 when it is left out
 * @param modes what may be used, of BUS, TRAM, METRO, RAIL, FERRY, BICYCLE, SCOOTER, MOPED, CAR and SHUTTLE; walking is
 *     always allowed, and WALK alone leaves only that; everything when it is left out
 * @param avoidOperators ids of operators to travel without, at most 50; none when it is left out
 * @param maxWalkMetres at most this far on foot to the first and from the last vehicle, 0 to 5000; 1200 when it is left
 *     out
 * @param windowMinutes how much later than departAt, or how much before the last departure that is there by arriveBy, a
 *     departure is still of interest, 0 to 120; 30 when it is left out
 * @param criteria what trips are compared by, of PRICE, CO2 and WALKING, besides departure, arrival and the number of
 *     vehicles; all when it is left out, and with fewer the search is quicker
 * @param age of the youngest who would ride a shared vehicle, 0 to 120 years; when it is left out, vehicles for which a
 *     rider may be too young are shown, with the age that they ask for
 * @param ownVehicles what stands at the origin and may be ridden, of BICYCLE and CAR, whatever the modes; nothing when it
 *     is left out
 * @param needs what the way must be fit for, of STEP_FREE (a wheelchair can go it, as far as is known) and LUGGAGE
 *     (nothing on two wheels, short walks, no steps where there is a way round); nothing when it is left out
 * @param order in which options are shown, of SOONEST, PRICE, DIRECT_FIRST, GREENEST and OWN_WEIGHTS, as the ranking's
 *     policy has them; SOONEST when it is left out
 * @param weights the rider's own, with order OWN_WEIGHTS only
 * @param secret 32 random bytes in hexadecimal digits, drawn for this one search, by which its record can be opened; the
 *     gateway draws some when it is left out, and then it could have tried several
 */
@Serdeable
public record PlanRequestJson(
        @Nullable PointJson from,
        @Nullable PointJson to,
        @Nullable List<@Nullable ViaJson> via,
        @Nullable String departAt,
        @Nullable String arriveBy,
        @Nullable Integer passengers,
        @Nullable List<@Nullable String> modes,
        @Nullable List<@Nullable String> avoidOperators,
        @Nullable Integer maxWalkMetres,
        @Nullable Integer windowMinutes,
        @Nullable List<@Nullable String> criteria,
        @Nullable Integer age,
        @Nullable List<@Nullable String> ownVehicles,
        @Nullable List<@Nullable String> needs,
        @Nullable String order,
        @Nullable WeightsJson weights,
        @Nullable String secret) {
    private static final int PASSENGERS_MAX = 8;
    private static final int AVOIDED_MAX = 50;
    private static final int WALK_METRES_MAX = 5_000;
    private static final int WINDOW_MINUTES_MAX = 120;
    private static final int AGE_MAX = 120;
    private static final String OWN_NAMES =
            Stream.of(Party.OwnVehicle.values()).map(Party.OwnVehicle::name).collect(Collectors.joining(", "));
    private static final String MODE_NAMES =
            Stream.of(Mode.values()).map(Mode::name).collect(Collectors.joining(", "));
    private static final String CRITERION_NAMES =
            Stream.of(Criterion.values()).map(Criterion::name).collect(Collectors.joining(", "));

    private static final String NEED_NAMES =
            Stream.of(Party.Need.values()).map(Party.Need::name).collect(Collectors.joining(", "));

    /** The ask; throws ApiProblem BAD_REQUEST. */
    PlanAsk ask() {
        if (from == null || to == null) {
            throw bad("\"from\" and \"to\" are both needed, each with \"lat\" and \"lon\".");
        }
        int riders = within("passengers", passengers, 1, PASSENGERS_MAX).orElse(1);
        return new PlanAsk(
                from.place("from"),
                to.place("to"),
                places(),
                moment(),
                party(riders),
                limits(),
                SortingRead.of(order, weights, secret));
    }

    private List<Via> places() {
        List<@Nullable ViaJson> said = via == null ? List.of() : via;
        if (said.size() > PlanRequest.MOST_VIA) {
            throw bad("\"via\" has " + said.size() + " places; it may have " + PlanRequest.MOST_VIA + " at most.");
        }
        List<Via> places = new ArrayList<>();
        for (ViaJson place : said) {
            String field = "via[" + places.size() + "]";
            if (place == null) {
                throw bad("\"" + field + "\" is null; give it \"lat\" and \"lon\".");
            }
            places.add(place.via(field));
        }
        return places;
    }

    private Set<String> avoided() {
        Set<String> avoided = new TreeSet<>();
        for (String id : avoidOperators == null ? List.<@Nullable String>of() : avoidOperators) {
            if (id == null || id.isBlank()) {
                throw bad("\"avoidOperators\" has an empty id; leave it out.");
            }
            avoided.add(id.strip());
        }
        if (avoided.size() > AVOIDED_MAX) {
            throw bad("\"avoidOperators\" has " + avoided.size() + " ids; it may have " + AVOIDED_MAX + " at most.");
        }
        return avoided;
    }

    private Party party(int riders) {
        OptionalInt years = within("age", age, 0, AGE_MAX).map(OptionalInt::of).orElse(OptionalInt.empty());
        return new Party(riders, years, needed(), owned());
    }

    private Set<Party.OwnVehicle> owned() {
        Set<Party.OwnVehicle> owned = EnumSet.noneOf(Party.OwnVehicle.class);
        for (String name : ownVehicles == null ? List.<String>of() : ownVehicles) {
            owned.add(Stream.of(Party.OwnVehicle.values())
                    .filter(vehicle -> vehicle.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> bad("\"ownVehicles\" has " + name + "; it may have " + OWN_NAMES + ".")));
        }
        return owned;
    }

    private PlanAsk.Limits limits() {
        return new PlanAsk.Limits(
                allowed(),
                avoided(),
                within("maxWalkMetres", maxWalkMetres, 0, WALK_METRES_MAX),
                within("windowMinutes", windowMinutes, 0, WINDOW_MINUTES_MAX).map(Duration::ofMinutes),
                compared());
    }

    private Set<Party.Need> needed() {
        Set<Party.Need> needed = EnumSet.noneOf(Party.Need.class);
        for (String name : needs == null ? List.<@Nullable String>of() : needs) {
            needed.add(Stream.of(Party.Need.values())
                    .filter(need -> need.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> bad("\"needs\" has " + name + "; it may have " + NEED_NAMES + ".")));
        }
        return needed;
    }

    private Set<Criterion> compared() {
        if (criteria == null) {
            return EnumSet.allOf(Criterion.class);
        }
        Set<Criterion> compared = EnumSet.noneOf(Criterion.class);
        for (String name : criteria) {
            compared.add(Stream.of(Criterion.values())
                    .filter(criterion -> criterion.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> bad("\"criteria\" has " + name + "; it may have " + CRITERION_NAMES + ".")));
        }
        return compared;
    }

    private Set<Mode> allowed() {
        if (modes == null) {
            return EnumSet.allOf(Mode.class);
        }
        if (modes.isEmpty()) {
            throw bad("\"modes\" is empty; leave it out for all, or name some of " + MODE_NAMES + ".");
        }
        Set<Mode> allowed = EnumSet.of(Mode.WALK);
        for (String name : modes) {
            allowed.add(Stream.of(Mode.values())
                    .filter(mode -> mode.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> bad("\"modes\" has " + name + "; it may have " + MODE_NAMES + ".")));
        }
        return allowed;
    }

    private static Optional<Integer> within(String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw bad("\"" + field + "\" is " + value + "; it must be " + least + " to " + most + ".");
        }
        return Optional.ofNullable(value);
    }

    private Optional<PlanAsk.Moment> moment() {
        Optional<PlanAsk.Moment> leaving = local("departAt", departAt, Timing.End.DEPART_AT);
        Optional<PlanAsk.Moment> arriving = local("arriveBy", arriveBy, Timing.End.ARRIVE_BY);
        if (leaving.isPresent() && arriving.isPresent()) {
            throw bad("\"departAt\" and \"arriveBy\" are both given; leave one of them out.");
        }
        return leaving.or(() -> arriving);
    }

    private static Optional<PlanAsk.Moment> local(String field, @Nullable String said, Timing.End end) {
        if (said == null || said.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlanAsk.Moment(LocalDateTime.parse(said.strip()), end));
        } catch (DateTimeException e) {
            throw bad("\"" + field + "\" must be a local time such as 2024-05-14T08:30, without an offset.");
        }
    }

    private static ApiProblem bad(String sentence) {
        return new ApiProblem(ProblemCode.BAD_REQUEST, sentence);
    }
}
