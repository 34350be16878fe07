package org.commonway.planner.fare.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.LegMatch;
import org.commonway.planner.timetable.fare.FaresV2.LegRule;

/**
 * Finds the rules of fare_leg_rules.txt for a ride. Without rule_priority an empty network or area stands for all that no
 * rule names; with it, for all, and the rules of the highest priority count. An empty timeframe stands for any time.
 */
final class LegRules {
    private final Timetable timetable;
    private final FaresV2 fares;
    private final Set<String> namedNetworks = new HashSet<>();
    private final Set<String> namedFromAreas = new HashSet<>();
    private final Set<String> namedToAreas = new HashSet<>();
    private final Set<String> namedTimes = new HashSet<>();

    LegRules(Timetable timetable, FaresV2 fares) {
        this.timetable = timetable;
        this.fares = fares;
        for (LegRule rule : fares.legRules()) {
            namedTimes.add(rule.match().fromTimeframeId());
            namedTimes.add(rule.match().toTimeframeId());
        }
        namedTimes.remove("");
        if (!fares.prioritised()) {
            for (LegRule rule : fares.legRules()) {
                namedNetworks.add(rule.match().networkId());
                namedFromAreas.add(rule.match().fromAreaId());
                namedToAreas.add(rule.match().toAreaId());
            }
        }
    }

    String route(FareLeg leg) {
        return timetable.routes().get(timetable.trips().route(leg.trip())).routeId();
    }

    /** Whether what a ride costs depends on the time of day. */
    boolean dependOnTime() {
        return !namedTimes.isEmpty();
    }

    /** All rules that count for the ride: the rider has the choice between them. */
    List<LegRule> list(FareLeg leg) {
        int from = timetable.trips().callStop(leg.boardCall());
        int to = timetable.trips().callStop(leg.alightCall());
        return list(new LegKind(
                networks(timetable.trips().route(leg.trip())),
                areas(from),
                areas(to),
                times(from, leg.departure()),
                times(to, leg.arrival())));
    }

    /** All rules that count for rides of this kind. */
    List<LegRule> list(LegKind kind) {
        List<LegRule> matching = fares.legRules().stream()
                .filter(rule -> isMatch(rule.match(), kind))
                .toList();
        int highest = matching.stream().mapToInt(LegRule::priority).max().orElse(0);
        return matching.stream().filter(rule -> rule.priority() == highest).toList();
    }

    private boolean isMatch(LegMatch rule, LegKind kind) {
        return isOneOf(rule.networkId(), kind.networks(), namedNetworks)
                && isOneOf(rule.fromAreaId(), kind.fromAreas(), namedFromAreas)
                && isOneOf(rule.toAreaId(), kind.toAreas(), namedToAreas)
                && (rule.fromTimeframeId().isEmpty() || kind.fromTimes().contains(rule.fromTimeframeId()))
                && (rule.toTimeframeId().isEmpty() || kind.toTimes().contains(rule.toTimeframeId()));
    }

    /** The network of a route; none or one. */
    List<String> networks(int route) {
        return Optional.ofNullable(fares.places().networksOfRoutes().get(route)).stream()
                .toList();
    }

    /** The areas of a stop. */
    List<String> areas(int stop) {
        return fares.places().areasOfStops().getOrDefault(stop, List.of());
    }

    /** {@code named} is what an empty value does not stand for. */
    private static boolean isOneOf(String wanted, List<String> actual, Set<String> named) {
        return wanted.isEmpty() ? actual.stream().noneMatch(named::contains) : actual.contains(wanted);
    }

    /** The timeframe groups that rules name and that hold at a stop at a moment. */
    Set<String> times(int stop, Instant moment) {
        if (namedTimes.isEmpty()) {
            return Set.of();
        }
        ZonedDateTime local = moment.atZone(zone(stop));
        return namedTimes.stream().filter(group -> holds(group, local)).collect(Collectors.toUnmodifiableSet());
    }

    private boolean holds(String groupId, ZonedDateTime local) {
        int seconds = local.toLocalTime().toSecondOfDay();
        return fares.places().timeframes().stream()
                .anyMatch(timeframe -> timeframe.groupId().equals(groupId)
                        && seconds >= timeframe.startSeconds()
                        && seconds < timeframe.endSeconds()
                        && timetable
                                .calendar()
                                .services()
                                .get(timeframe.service())
                                .runsOn(local.toLocalDate()));
    }

    /** The stop's own, its station's, or the agency's ("Local time semantics" of timeframes.txt). */
    ZoneId zone(int stop) {
        Stop at = timetable.stops().get(stop);
        OptionalInt parent = at.parent();
        return at.detail()
                .zone()
                .or(() -> parent.isPresent() ? Optional.of(zone(parent.getAsInt())) : Optional.empty())
                .orElse(timetable.zone());
    }
}
