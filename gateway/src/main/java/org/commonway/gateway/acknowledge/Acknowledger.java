package org.commonway.gateway.acknowledge;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.note.SignedNote;
import org.commonway.gateway.offers.ShownStream;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.record.RecordedAnswers;
import org.commonway.gateway.record.SearchLog;

/**
 * Acknowledges to each operator what came of it, signed by the city's public log: its answers once the records that have
 * them are published, and up to where searches see its stream. Searches only leave behind what is owed; a node that takes
 * nothing holds up nobody, and what waits for it is bounded and in memory alone.
 */
public final class Acknowledger implements Consumer<RecordedAnswers> {
    private final SearchLog log;
    private final OperatorRegistry registry;
    private final Supplier<Map<String, ShownStream>> streams;
    private final AcknowledgementCalls calls;
    private final InstantSource clock;
    private final Map<String, OperatorAcknowledgements> operators = new ConcurrentHashMap<>();

    /**
     * Gives to the registry's operators, over these calls.
     *
     * @param streams what searches see now, by operator
     */
    public Acknowledger(
            SearchLog log,
            OperatorRegistry registry,
            Supplier<Map<String, ShownStream>> streams,
            AcknowledgementCalls calls,
            InstantSource clock) {
        this.log = log;
        this.registry = registry;
        this.streams = streams;
        this.calls = calls;
        this.clock = clock;
    }

    /** A search was put on record with these answers; does not wait. */
    @Override
    public void accept(RecordedAnswers recorded) {
        recorded.answers()
                .forEach(answer -> of(answer.operator())
                        .answers()
                        .add(recorded.index(), recorded.search(), answer.digest(), answer.receivedMillis()));
    }

    /** Gives what is due; does not wait for nodes. Call it every few seconds. */
    public void tend() {
        List<RegisteredOperator> listed = registry.list();
        operators.keySet().retainAll(listed.stream().map(RegisteredOperator::id).collect(Collectors.toSet()));
        listed.forEach(this::give);
    }

    private OperatorAcknowledgements of(String operatorId) {
        return operators.computeIfAbsent(operatorId, OperatorAcknowledgements::new);
    }

    private void give(RegisteredOperator operator) {
        OperatorAcknowledgements owed = of(operator.id());
        Instant now = clock.instant();
        if (!owed.begin(now)) {
            return;
        }
        List<AcknowledgedAnswer> answers = owed.answers().published(log.publishedSize());
        Optional<AcknowledgedStream> stream =
                owed.due(Optional.ofNullable(streams.get().get(operator.id())), now);
        Optional<SignedNote> note = answers.isEmpty() && stream.isEmpty()
                ? Optional.empty()
                : log.sign(new Acknowledgement(log.origin(), operator.id(), answers, stream));
        if (note.isEmpty()) {
            owed.cancel();
            return;
        }
        calls.give(operator, note.get(), outcome -> {
            owed.done(outcome, answers, stream, clock.instant());
            boolean more = answers.size() == Acknowledgement.MOST_ANSWERS;
            if (outcome == AcknowledgementCalls.Outcome.TAKEN && more) {
                give(operator);
            }
        });
    }
}
