package org.commonway.gateway.acknowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.gateway.acknowledge.AcknowledgementCalls.Outcome;
import org.commonway.gateway.offers.ShownStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one operator is still owed, and when it is next given something. Safe for many threads. */
final class OperatorAcknowledgements {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorAcknowledgements.class);
    /** A stream that changed is acknowledged at most so often. */
    private static final Duration STREAM_EVERY = Duration.ofSeconds(10);
    /** One that did not change is still said to be seen. */
    private static final Duration UNCHANGED_EVERY = Duration.ofSeconds(60);

    private static final Duration LATER = Duration.ofSeconds(15);
    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    private final String operatorId;
    private final WaitingAnswers answers = new WaitingAnswers();
    private Optional<AcknowledgedStream> taken = Optional.empty();
    private Instant takenAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private Outcome last = Outcome.TAKEN;
    private boolean underWay;

    OperatorAcknowledgements(String operatorId) {
        this.operatorId = operatorId;
    }

    WaitingAnswers answers() {
        return answers;
    }

    /** True if it is time to give something and nothing is under way; then something is, until {@link #done}. */
    synchronized boolean begin(Instant now) {
        if (underWay || now.isBefore(notBefore)) {
            return false;
        }
        underWay = true;
        return true;
    }

    /** There was nothing to give. */
    synchronized void cancel() {
        underWay = false;
    }

    /** What of the stream that searches see is due; empty while what was taken last says enough. */
    synchronized Optional<AcknowledgedStream> due(Optional<ShownStream> shown, Instant now) {
        Optional<AcknowledgedStream> next = shown.filter(
                        it -> AcknowledgedStream.isId(it.stream().streamId()))
                .map(OperatorAcknowledgements::said);
        boolean changed =
                !next.map(it -> taken.filter(it::isSameStateAs).isPresent()).orElse(true);
        Duration pause = changed ? STREAM_EVERY : UNCHANGED_EVERY;
        return next.filter(it -> takenAt.equals(Instant.MIN) || !now.isBefore(takenAt.plus(pause)));
    }

    private static AcknowledgedStream said(ShownStream shown) {
        return new AcknowledgedStream(
                shown.stream().streamId(),
                shown.stream().sequence(),
                shown.stream().last().digest(),
                Math.min(shown.since().toEpochMilli(), shown.at().toEpochMilli()),
                shown.at().toEpochMilli());
    }

    /** What the node made of it. */
    synchronized void done(
            Outcome outcome, List<AcknowledgedAnswer> given, Optional<AcknowledgedStream> stream, Instant now) {
        underWay = false;
        switch (outcome) {
            case TAKEN -> {
                answers.remove(given);
                stream.ifPresent(it -> {
                    taken = Optional.of(it);
                    takenAt = now;
                });
            }
            case LATER -> notBefore = now.plus(LATER);
            case REFUSED -> {
                answers.remove(given);
                notBefore = now.plus(LATER);
            }
            case NONE_TAKEN -> {
                answers.clear();
                notBefore = now.plus(MUCH_LATER);
            }
        }
        if (outcome != last) {
            LOG.info("Acknowledgements of {}: {}, {} let go of so far", operatorId, outcome, answers.dropped());
            last = outcome;
        }
    }
}
