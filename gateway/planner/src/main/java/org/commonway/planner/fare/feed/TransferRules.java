package org.commonway.planner.fare.feed;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.commonway.planner.timetable.fare.FaresV2.DurationLimitType;
import org.commonway.planner.timetable.fare.FaresV2.TransferRule;

/**
 * Pays changes by fare_transfer_rules.txt. A rule that names both leg groups goes before one that leaves a group empty,
 * which stands for all groups that no rule names; without a rule the rides are paid apart. The reference lets a rule hold
 * for several changes in a row within one group (transfer_count): then its time counts from the first of these rides.
 */
final class TransferRules {
    private final List<TransferRule> rules;
    private final Set<String> namedFrom = new HashSet<>();
    private final Set<String> namedTo = new HashSet<>();

    /**
     * A change from one ride to the next.
     *
     * @param fromGroup the leg group of the ride before
     * @param toGroup the leg group of the ride after
     * @param inARow how many changes the rule has to hold for: this one, and those before it within the group
     * @param firstDeparture of the ride before the first of these changes
     * @param arrival of the ride before
     * @param departure of the ride after
     * @param nextArrival of the ride after
     */
    record Change(
            String fromGroup,
            String toGroup,
            int inARow,
            long firstDeparture,
            long arrival,
            long departure,
            long nextArrival) {}

    TransferRules(List<TransferRule> rules) {
        this.rules = rules;
        for (TransferRule rule : rules) {
            namedFrom.add(rule.fromLegGroupId());
            namedTo.add(rule.toLegGroupId());
        }
    }

    /**
     * What the rides cost together.
     *
     * @param legs at least one
     * @param amounts what a product costs; {@link AdultPrices#NEVER} when it cannot be had
     * @return what each carries; empty when a change needs a product that cannot be had
     */
    Optional<SharedOut> shares(List<PaidLeg> legs, ToLongFunction<String> amounts) {
        SharedOut shares = new SharedOut(legs.size());
        shares.pay(0, legs.get(0).amount());
        int first = 0;
        for (int next = 1; next < legs.size(); next++) {
            if (!legs.get(next).legGroupId().equals(legs.get(next - 1).legGroupId())) {
                first = next - 1;
            }
            Optional<TransferRule> rule = find(change(legs, first, next), amounts);
            if (rule.isEmpty()) {
                shares.pay(next, legs.get(next).amount());
                first = next;
                continue;
            }
            long change = amount(rule.get(), amounts);
            if (change == AdultPrices.NEVER) {
                return Optional.empty();
            }
            switch (rule.get().type()) {
                case FROM_AND_TRANSFER -> shares.change(next, change);
                case BOTH_AND_TRANSFER ->
                    shares.change(next, Math.addExact(change, legs.get(next).amount()));
                case TRANSFER_ONLY -> shares.replace(next, change);
            }
        }
        return Optional.of(shares);
    }

    private static Change change(List<PaidLeg> legs, int first, int next) {
        PaidLeg before = legs.get(next - 1);
        PaidLeg after = legs.get(next);
        return new Change(
                before.legGroupId(),
                after.legGroupId(),
                next - first,
                legs.get(first).departure(),
                before.arrival(),
                after.departure(),
                after.arrival());
    }

    /** What the change by a rule costs itself. */
    static long amount(TransferRule rule, ToLongFunction<String> amounts) {
        return rule.productId().isEmpty() ? 0 : amounts.applyAsLong(rule.productId());
    }

    /** The rule for a change. */
    Optional<TransferRule> find(Change change, ToLongFunction<String> amounts) {
        String from = change.fromGroup();
        String to = change.toGroup();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        List<TransferRule> matching = rules.stream()
                .filter(rule -> rule.fromLegGroupId().equals(from)
                        && rule.toLegGroupId().equals(to))
                .toList();
        if (matching.isEmpty()) {
            matching = rules.stream()
                    .filter(rule -> isFrom(rule, from) && covers(rule.toLegGroupId(), to, namedTo))
                    .toList();
        }
        return matching.stream()
                .filter(rule -> rule.transferCount().orElse(Integer.MAX_VALUE) >= change.inARow())
                .filter(rule -> isInTime(rule, change))
                .min(Comparator.<TransferRule>comparingInt(
                                rule -> rule.transferCount().orElse(Integer.MAX_VALUE))
                        .thenComparingLong(rule -> amount(rule, amounts)));
    }

    /** Whether a ride of this leg group can make the next one cheaper or dearer. */
    boolean matterAfter(String group) {
        return !group.isEmpty()
                && rules.stream().anyMatch(rule -> rule.fromLegGroupId().equals(group) || isFrom(rule, group));
    }

    private boolean isFrom(TransferRule rule, String group) {
        return covers(rule.fromLegGroupId(), group, namedFrom);
    }

    private static boolean covers(String group, String actual, Set<String> named) {
        return group.isEmpty() ? !named.contains(actual) : group.equals(actual);
    }

    private static boolean isInTime(TransferRule rule, Change change) {
        DurationLimitType type = rule.limit().type();
        long from = switch (type) {
            case DEPARTURE_TO_ARRIVAL, DEPARTURE_TO_DEPARTURE -> change.firstDeparture();
            case ARRIVAL_TO_DEPARTURE, ARRIVAL_TO_ARRIVAL -> change.arrival();
        };
        long to = switch (type) {
            case DEPARTURE_TO_ARRIVAL, ARRIVAL_TO_ARRIVAL -> change.nextArrival();
            case DEPARTURE_TO_DEPARTURE, ARRIVAL_TO_DEPARTURE -> change.departure();
        };
        return to - from <= rule.limit().seconds().orElse(Integer.MAX_VALUE);
    }
}
