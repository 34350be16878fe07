package org.commonway.planner.fare.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FaresV1;

/**
 * The tickets of fare_attributes.txt and where fare_rules.txt lets them be good: every line ridden is among a ticket's
 * routes, the first and last stop are a pair of its zones, and the zones passed are exactly those that it contains.
 */
final class Tickets {
    private final Timetable timetable;
    private final FaresV1 fares;
    private final List<List<FaresV1.Rule>> rulesOf = new ArrayList<>();

    Tickets(Timetable timetable) {
        this.timetable = timetable;
        this.fares = timetable.fares().v1();
        fares.attributes().forEach(fare -> rulesOf.add(new ArrayList<>()));
        fares.rules().forEach(rule -> rulesOf.get(rule.fare()).add(rule));
    }

    /** How many there are; numbered as in {@link FaresV1#attributes()}. */
    int count() {
        return rulesOf.size();
    }

    FaresV1.Attribute ticket(int fare) {
        return fares.attributes().get(fare);
    }

    /** The rules of a ticket. */
    List<FaresV1.Rule> rules(int fare) {
        return rulesOf.get(fare);
    }

    /** Whether a ticket lets its holder change so often, and in so many seconds from first departure to last arrival. */
    boolean allows(int fare, int changes, long seconds) {
        FaresV1.Attribute ticket = ticket(fare);
        return changes == 0
                || (changes <= ticket.transfers().orElse(Integer.MAX_VALUE)
                        && seconds <= ticket.transferSeconds().orElse(Integer.MAX_VALUE));
    }

    /** Whether a ticket is good for a stretch, if its changes are allowed. */
    boolean isGood(int fare, Stretch stretch) {
        List<FaresV1.Rule> rules = rulesFor(fare, stretch);
        return isOfAgency(fare, stretch)
                && (rulesOf.get(fare).isEmpty()
                        || (coversRoutes(rules, stretch)
                                && coversEnds(rules, stretch)
                                && stretch.zones().equals(contained(rules, stretch))));
    }

    /** False when a ticket is certainly not good for a stretch with more rides behind it, if the changes are allowed. */
    boolean mayGoOn(int fare, Stretch stretch) {
        List<FaresV1.Rule> all = rulesOf.get(fare);
        return isOfAgency(fare, stretch)
                && (all.isEmpty()
                        || (coversRoutes(all, stretch)
                                && all.stream()
                                        .anyMatch(rule -> rule.originZone().isEmpty()
                                                || rule.originZone().equals(stretch.origin()))
                                && mayContain(all, stretch)));
    }

    /** Which rules count, and so which zones they want, depends on the lines that are yet to come. */
    private static boolean mayContain(List<FaresV1.Rule> rules, Stretch stretch) {
        return rules.stream().anyMatch(rule -> rule.containsZone().isEmpty())
                || contained(rules, stretch).containsAll(stretch.zones());
    }

    private List<FaresV1.Rule> rulesFor(int fare, Stretch stretch) {
        return rulesOf.get(fare).stream()
                .filter(rule -> rule.route().isEmpty()
                        || stretch.routes().contains(rule.route().getAsInt()))
                .toList();
    }

    private boolean isOfAgency(int fare, Stretch stretch) {
        String wanted = ticket(fare).agencyId();
        return wanted.isEmpty()
                || stretch.routes().stream()
                        .map(route -> timetable.routes().get(route).agencyId())
                        .allMatch(agency -> agency.isEmpty() || agency.equals(wanted));
    }

    private static boolean coversRoutes(List<FaresV1.Rule> rules, Stretch stretch) {
        return stretch.routes().stream()
                .allMatch(route -> rules.stream()
                        .anyMatch(rule -> rule.route().isEmpty() || rule.route().getAsInt() == route));
    }

    private static boolean coversEnds(List<FaresV1.Rule> rules, Stretch stretch) {
        List<FaresV1.Rule> pairs = rules.stream()
                .filter(rule ->
                        !rule.originZone().isEmpty() || !rule.destinationZone().isEmpty())
                .toList();
        return pairs.isEmpty()
                || pairs.stream()
                        .anyMatch(rule -> (rule.originZone().isEmpty()
                                        || rule.originZone().equals(stretch.origin()))
                                && (rule.destinationZone().isEmpty()
                                        || rule.destinationZone().equals(stretch.destination())));
    }

    /** The zones that these rules want to be passed; where they want none, those that are passed. */
    private static Set<String> contained(List<FaresV1.Rule> rules, Stretch stretch) {
        Set<String> contained = new HashSet<>();
        rules.stream()
                .map(FaresV1.Rule::containsZone)
                .filter(zone -> !zone.isEmpty())
                .forEach(contained::add);
        return contained.isEmpty() ? stretch.zones() : contained;
    }
}
