package org.commonway.audit.market.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * What came of an operator in a gateway's searches, and how fast. The counts are exact, for who has the log; what others
 * may see of them is decided on the {@link AnswerTable}.
 *
 * @param operator its id
 * @param searches in which it is on the record
 * @param kinds how often each outcome; the rest is 0
 * @param reasons how often each reason, where there was one
 * @param offerMillis from being asked to its offer; empty for fewer than 10 offers
 * @param refusalMillis from being asked to its refusal; empty for fewer than 10 refusals
 */
public record OperatorAnswers(
        String operator,
        int searches,
        Map<AnswerKind, Integer> kinds,
        Map<AnswerReason, Integer> reasons,
        Optional<Spread> offerMillis,
        Optional<Spread> refusalMillis) {

    /** Copies the maps. */
    public OperatorAnswers {
        kinds = Map.copyOf(kinds);
        reasons = Map.copyOf(reasons);
    }

    /** Of every operator in the searches of this log, by id; refuses MARKET_NO_SEARCHES. */
    public static List<OperatorAnswers> of(Collection<LogEntry> entries) {
        TreeMap<String, List<AskedOperator>> byOperator = new TreeMap<>();
        for (LogEntry entry : entries) {
            if (entry.body() instanceof SearchRecord search) {
                search.operators()
                        .forEach(one -> byOperator
                                .computeIfAbsent(one.operator(), any -> new ArrayList<>())
                                .add(one));
            }
        }
        if (byOperator.isEmpty()) {
            throw new AuditRefusal(RefusalCode.MARKET_NO_SEARCHES);
        }
        return byOperator.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static OperatorAnswers of(String operator, List<AskedOperator> answers) {
        Map<AnswerKind, Integer> kinds = new EnumMap<>(AnswerKind.class);
        Map<AnswerReason, Integer> reasons = new EnumMap<>(AnswerReason.class);
        for (AskedOperator answer : answers) {
            kinds.merge(answer.kind(), 1, Integer::sum);
            if (answer.reason() != AnswerReason.NONE) {
                reasons.merge(answer.reason(), 1, Integer::sum);
            }
        }
        return new OperatorAnswers(
                operator,
                answers.size(),
                kinds,
                reasons,
                Spread.of(millis(answers, AnswerKind.OFFER)),
                Spread.of(millis(answers, AnswerKind.REFUSED)));
    }

    private static List<Long> millis(List<AskedOperator> answers, AnswerKind kind) {
        return answers.stream()
                .filter(answer -> answer.kind() == kind)
                .map(answer -> (long) answer.answeredMillis() - answer.askedMillis())
                .toList();
    }
}
