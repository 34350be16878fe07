package org.commonway.audit.market.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonway.audit.market.disclosure.CountTable;
import org.commonway.audit.market.disclosure.Dimension;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;

/** Answers as a table that can be published: operators by outcomes, and outcomes by their kind. */
public final class AnswerTable {
    private AnswerTable() {}

    /**
     * The table of these answers. An outcome is a reason or, where there is none, OFFER or LATE; its group is the kind.
     *
     * @param all of each operator
     * @param onDemand who offers rides on demand, as the registry says: of the others it is known that they are never
     *     asked, and of these that they are never only searched
     */
    public static CountTable of(List<OperatorAnswers> all, Set<String> onDemand) {
        List<String> outcomes = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (AnswerKind kind : AnswerKind.values()) {
            for (AnswerReason reason : AnswerReason.values()) {
                if (reason.fits(kind)) {
                    outcomes.add(name(kind, reason));
                    kinds.add(kind.name());
                }
            }
        }
        Map<List<String>, Long> counts = new HashMap<>();
        for (OperatorAnswers answers : all) {
            for (AnswerKind kind : AnswerKind.values()) {
                for (AnswerReason reason : AnswerReason.values()) {
                    boolean possible = (reason == AnswerReason.SEARCHED) != onDemand.contains(answers.operator());
                    long count = count(answers, kind, reason);
                    if (reason.fits(kind) && (possible || count > 0)) {
                        counts.put(List.of(answers.operator(), name(kind, reason)), count);
                    }
                }
            }
        }
        List<String> operators = all.stream().map(OperatorAnswers::operator).toList();
        return new CountTable(
                List.of(Dimension.of("operator", operators), new Dimension("outcome", outcomes, kinds)), counts);
    }

    private static long count(OperatorAnswers answers, AnswerKind kind, AnswerReason reason) {
        return reason == AnswerReason.NONE
                ? answers.kinds().getOrDefault(kind, 0)
                : answers.reasons().getOrDefault(reason, 0);
    }

    private static String name(AnswerKind kind, AnswerReason reason) {
        return reason == AnswerReason.NONE ? kind.name() : reason.name();
    }
}
