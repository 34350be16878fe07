package org.commonway.gateway.city;

import java.util.Currency;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.planner.City;
import org.commonway.planner.Planner;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.likelihood.History;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The planner with the city it works on. Streets are opened once, which may take a minute; timetables are swapped in
 * while searches run. Safe for many threads.
 */
public final class CityNetwork {
    private static final Logger LOG = LoggerFactory.getLogger(CityNetwork.class);

    private final Supplier<Streets> streets;
    private final Currency currency;
    private final Supplier<History> history;
    private volatile Optional<Planner> planner = Optional.empty();
    private volatile Optional<String> trouble = Optional.of("The street map is being read.");

    /** A network that knows nothing before {@link #open}. */
    public CityNetwork(Supplier<Streets> streets, Currency currency) {
        this(streets, currency, History::empty);
    }

    /** As above, going on from what was seen before of delays and vehicles. */
    public CityNetwork(Supplier<Streets> streets, Currency currency, Supplier<History> history) {
        this.streets = streets;
        this.currency = currency;
        this.history = history;
    }

    /** Reads the streets and begins with no timetable; what is wrong with them is told by {@link #trouble}. */
    public void open() {
        try {
            Streets opened = streets.get();
            planner = Optional.of(new Planner(City.of(opened, currency), history.get()));
            trouble = Optional.empty();
            LOG.info("The street map is ready");
        } catch (PlannerRefusal e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
            LOG.error(e.getMessage());
        }
    }

    /** The planner, once the streets are open. */
    public Optional<Planner> findPlanner() {
        return planner;
    }

    /** The planner; throws ApiProblem NOT_READY while the streets are not open. */
    public Planner getPlanner() {
        return findPlanner()
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_READY, trouble.orElse("The gateway is starting.") + " Try again in a moment."));
    }

    /** One sentence while the streets are not open. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Puts an operator's timetable in the place of the one it had; without a fare its prices are not known. */
    public synchronized void put(Timetable timetable, Optional<FarePolicy> fare) {
        Planner open = openPlanner();
        City next = open.city().withTimetable(timetable);
        if (fare.isPresent()) {
            next = next.withFare(timetable.operatorId(), fare.get());
        }
        open.replace(next);
    }

    /** Takes an operator's timetable out. */
    public synchronized void remove(String operatorId) {
        Planner open = openPlanner();
        open.replace(open.city().withoutTimetable(operatorId));
    }

    private Planner openPlanner() {
        return findPlanner().orElseThrow(() -> new IllegalStateException("the streets are not open yet"));
    }
}
