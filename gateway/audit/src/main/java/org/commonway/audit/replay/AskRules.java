package org.commonway.audit.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;

/** Every registered operator is on the record once, and all were asked at once with one deadline (rule R10). */
final class AskRules {
    private final Findings findings;

    AskRules(Findings findings) {
        this.findings = findings;
    }

    void check(long index, List<AskedOperator> operators, Map<String, RegisteredOperator> registered) {
        Set<String> seen = new HashSet<>();
        boolean anyAsked = operators.stream().anyMatch(AskedOperator::asked);
        for (AskedOperator operator : operators) {
            String who = operator.operator();
            RegisteredOperator entry = registered.get(who);
            if (entry == null) {
                findings.add(index, FindingCode.OPERATOR_UNKNOWN, who);
            } else if (entry.onDemand() && isUnequal(operator, anyAsked)) {
                findings.add(index, FindingCode.ASKED_UNEQUALLY, who);
            }
            if (!seen.add(who)) {
                findings.add(index, FindingCode.OPERATOR_TWICE, who);
            }
        }
        for (String id : registered.keySet()) {
            if (!seen.contains(id)) {
                findings.add(index, FindingCode.OPERATOR_LEFT_OUT, id);
            }
        }
    }

    void checkTimes(long index, List<AskedOperator> operators, Policy policy) {
        Optional<AskedOperator> first = operators.stream()
                .filter(AskedOperator::asked)
                .min((one, other) -> Integer.compare(one.askedMillis(), other.askedMillis()));
        for (AskedOperator operator : operators) {
            if (first.isEmpty() || !operator.asked()) {
                continue;
            }
            if (operator.askedMillis() > first.get().askedMillis() + policy.askWithinMillis()) {
                findings.add(index, FindingCode.ASKED_LATE, operator.operator());
            }
            if (operator.deadlineMillis() != first.get().deadlineMillis()) {
                findings.add(index, FindingCode.DEADLINE_UNEQUAL, operator.operator());
            }
            if (operator.answeredMillis() > operator.deadlineMillis()) {
                findings.add(index, FindingCode.ANSWER_AFTER_DEADLINE, operator.operator());
            }
        }
    }

    /** That it has no rides on demand is not so, and that none was wanted holds for all or for none. */
    private static boolean isUnequal(AskedOperator operator, boolean anyAsked) {
        return operator.kind() == AnswerKind.NOT_ASKED
                && (operator.reason() == AnswerReason.SEARCHED
                        || operator.reason() == AnswerReason.SILENT
                        || (operator.reason() == AnswerReason.NO_RIDE_WANTED && anyAsked));
    }
}
