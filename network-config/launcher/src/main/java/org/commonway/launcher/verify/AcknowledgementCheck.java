package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.StreamState;
import org.commonway.audit.replay.ReadEntry;

/**
 * Finds what a gateway acknowledged to an operator and then left out: an answer that is not in the record of its search, a
 * search that is not in the log, a search that saw less of the operator's stream than was acknowledged before it.
 */
final class AcknowledgementCheck {
    private final List<AcknowledgementsFile> files;
    private final Consumer<Difference> told;
    private final TreeMap<Long, List<Promised>> answers = new TreeMap<>();
    private final Map<String, AcknowledgedStreams> streams = new HashMap<>();
    private int answersThatAgree;
    private long searchesThatAgree;

    private record Promised(String operator, AcknowledgedAnswer answer) {
        String where() {
            return "answer " + answer.digest() + " of " + operator;
        }
    }

    AcknowledgementCheck(List<AcknowledgementsFile> files, Consumer<Difference> told) {
        this.files = files;
        this.told = told;
        Map<String, List<AcknowledgedStream>> seen = new HashMap<>();
        for (AcknowledgementsFile file : files) {
            for (Acknowledgement said : file.said()) {
                String operator = said.operator();
                said.answers()
                        .forEach(answer -> answers.computeIfAbsent(answer.index(), any -> new ArrayList<>())
                                .add(new Promised(operator, answer)));
                said.stream()
                        .ifPresent(stream -> seen.computeIfAbsent(operator, any -> new ArrayList<>())
                                .add(stream));
            }
        }
        seen.forEach((operator, said) -> streams.put(operator, new AcknowledgedStreams(said)));
    }

    /** Tells what is wrong with the files themselves, and what lies behind a log of this size. */
    void prepare(long size) {
        files.forEach(file -> file.differences().forEach(told));
        answers.tailMap(size, true)
                .values()
                .forEach(ahead ->
                        ahead.forEach(promised -> tell(size, DifferenceCode.ACKNOWLEDGEMENT_AHEAD, promised.where())));
    }

    /** The entry of this index. */
    void check(long index, ReadEntry read) {
        Optional<LogEntry> entry = read.entry();
        Optional<SearchRecord> search =
                entry.flatMap(one -> one.body() instanceof SearchRecord it ? Optional.of(it) : Optional.empty());
        List<Promised> promises = answers.get(index);
        if (promises != null) {
            promises.forEach(promised -> check(index, promised, search));
        }
        search.ifPresent(it -> {
            long moment = entry.orElseThrow().momentMillis();
            streams.forEach((operator, acknowledged) -> {
                Optional<DifferenceCode> wrong = acknowledged.check(moment, findState(it, operator));
                wrong.ifPresent(code -> tell(index, code, "stream of " + operator));
                searchesThatAgree += wrong.isEmpty() && acknowledged.judges(moment) ? 1 : 0;
            });
        });
    }

    /** How many answers stand in the log as they were acknowledged. */
    int answersThatAgree() {
        return answersThatAgree;
    }

    /** How many searches, counted for each operator, saw its stream as was acknowledged. */
    long searchesThatAgree() {
        return searchesThatAgree;
    }

    private void check(long index, Promised promised, Optional<SearchRecord> search) {
        boolean found = search.filter(
                        it -> it.head().search().equals(promised.answer().search()))
                .isPresent();
        if (!found) {
            tell(index, DifferenceCode.ACKNOWLEDGED_SEARCH_MISSING, promised.where());
        } else if (!has(search.orElseThrow(), promised)) {
            tell(index, DifferenceCode.ACKNOWLEDGED_ANSWER_DROPPED, promised.where());
        } else {
            answersThatAgree++;
        }
    }

    private static boolean has(SearchRecord search, Promised promised) {
        int place = placeOf(search, promised.operator());
        boolean quoted = search.offers().stream()
                .anyMatch(offer -> offer.kind() == OfferKind.QUOTE
                        && offer.operator() == place
                        && offer.digest().equals(promised.answer().digest()));
        return quoted
                || search.heard().stream()
                        .flatMap(heard -> heard.refusals().stream())
                        .anyMatch(refusal -> refusal.operator() == place
                                && refusal.digest().equals(promised.answer().digest()));
    }

    private static Optional<StreamState> findState(SearchRecord search, String operator) {
        int place = placeOf(search, operator);
        return search.heard().stream()
                .flatMap(heard -> heard.streams().stream())
                .filter(state -> state.operator() == place)
                .findFirst();
    }

    private static int placeOf(SearchRecord search, String operator) {
        for (int i = 0; i < search.operators().size(); i++) {
            if (search.operators().get(i).operator().equals(operator)) {
                return i;
            }
        }
        return -1;
    }

    private void tell(long index, DifferenceCode code, String where) {
        told.accept(Difference.of(index, code, where));
    }
}
