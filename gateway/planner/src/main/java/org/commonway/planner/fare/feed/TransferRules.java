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
    private static final long NEVER = Long.MAX_VALUE;

    private final List<TransferRule> rules;
    private final Set<String> namedFrom = new HashSet<>();
    private final Set<String> namedTo = new HashSet<>();

    TransferRules(List<TransferRule> rules) {
        this.rules = rules;
        for (TransferRule rule : rules) {
            namedFrom.add(rule.fromLegGroupId());
            namedTo.add(rule.toLegGroupId());
        }
    }

    /**
     * What the rides cost together, minor units; Long.MAX_VALUE when a change needs a product that cannot be had.
     *
     * @param legs at least one
     * @param amounts what a product costs; Long.MAX_VALUE when it cannot be had
     */
    long total(List<PaidLeg> legs, ToLongFunction<String> amounts) {
        long paid = 0;
        // What the rides since the last change without a rule cost together: "S" in the reference's table.
        long together = legs.get(0).amount();
        boolean changed = false;
        int first = 0;
        for (int next = 1; next < legs.size(); next++) {
            if (!legs.get(next).legGroupId().equals(legs.get(next - 1).legGroupId())) {
                first = next - 1;
            }
            Optional<TransferRule> rule = find(legs, first, next, amounts);
            if (rule.isEmpty()) {
                paid = Math.addExact(paid, together);
                together = legs.get(next).amount();
                changed = false;
                first = next;
                continue;
            }
            long change = amount(rule.get(), amounts);
            if (change == NEVER) {
                return NEVER;
            }
            together = switch (rule.get().type()) {
                case FROM_AND_TRANSFER -> Math.addExact(together, change);
                case BOTH_AND_TRANSFER ->
                    Math.addExact(together, Math.addExact(change, legs.get(next).amount()));
                case TRANSFER_ONLY -> changed ? Math.addExact(together, change) : change;
            };
            changed = true;
        }
        return Math.addExact(paid, together);
    }

    private static long amount(TransferRule rule, ToLongFunction<String> amounts) {
        return rule.productId().isEmpty() ? 0 : amounts.applyAsLong(rule.productId());
    }

    private Optional<TransferRule> find(List<PaidLeg> legs, int first, int next, ToLongFunction<String> amounts) {
        String from = legs.get(next - 1).legGroupId();
        String to = legs.get(next).legGroupId();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        List<TransferRule> matching = rules.stream()
                .filter(rule -> rule.fromLegGroupId().equals(from)
                        && rule.toLegGroupId().equals(to))
                .toList();
        if (matching.isEmpty()) {
            matching = rules.stream()
                    .filter(rule ->
                            covers(rule.fromLegGroupId(), from, namedFrom) && covers(rule.toLegGroupId(), to, namedTo))
                    .toList();
        }
        return matching.stream()
                .filter(rule -> rule.transferCount().orElse(Integer.MAX_VALUE) >= next - first)
                .filter(rule -> isInTime(rule, legs.get(first), legs.get(next - 1), legs.get(next)))
                .min(Comparator.<TransferRule>comparingInt(
                                rule -> rule.transferCount().orElse(Integer.MAX_VALUE))
                        .thenComparingLong(rule -> amount(rule, amounts)));
    }

    private static boolean covers(String group, String actual, Set<String> named) {
        return group.isEmpty() ? !named.contains(actual) : group.equals(actual);
    }

    private static boolean isInTime(TransferRule rule, PaidLeg first, PaidLeg current, PaidLeg next) {
        DurationLimitType type = rule.limit().type();
        long from = switch (type) {
            case DEPARTURE_TO_ARRIVAL, DEPARTURE_TO_DEPARTURE -> first.departure();
            case ARRIVAL_TO_DEPARTURE, ARRIVAL_TO_ARRIVAL -> current.arrival();
        };
        long to = switch (type) {
            case DEPARTURE_TO_ARRIVAL, ARRIVAL_TO_ARRIVAL -> next.arrival();
            case DEPARTURE_TO_DEPARTURE, ARRIVAL_TO_DEPARTURE -> next.departure();
        };
        return to - from <= rule.limit().seconds().orElse(Integer.MAX_VALUE);
    }
}
