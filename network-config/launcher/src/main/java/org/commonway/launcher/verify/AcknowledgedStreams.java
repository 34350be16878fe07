package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.record.StreamState;

/**
 * What was acknowledged of one operator's stream: which state a search of a moment must have seen. It says nothing of
 * moments of which nobody acknowledged anything, so that an honest gateway is never accused: not while a node was away,
 * and not of a life of the stream that was too short to be acknowledged.
 */
final class AcknowledgedStreams {
    /** A gateway's clock may be set back by so much between an acknowledgement and a search. */
    static final long CLOCK_MILLIS = 1_000;

    /**
     * A search looks at vehicles after the answers of its operators came, which is at most so long after its moment. (The
     * longest that a gateway may be set to wait for quotes is 10 seconds.)
     */
    static final long IN_FLIGHT_MILLIS = 15_000;

    private final List<Life> lives;

    /** One life of the stream. */
    private static final class Life {
        private final Octets name;
        private long firstAt = Long.MAX_VALUE;
        private long lastAt = Long.MIN_VALUE;
        /** From when on it was seen without a break, to until when. */
        private final TreeMap<Long, Long> seen = new TreeMap<>();
        /** By moment, the highest sequence that was acknowledged until then. */
        private final TreeMap<Long, Long> sequences = new TreeMap<>();

        Life(Octets name) {
            this.name = name;
        }

        void add(AcknowledgedStream said) {
            firstAt = Math.min(firstAt, said.atMillis());
            lastAt = Math.max(lastAt, said.atMillis());
            seen.merge(said.sinceMillis(), said.atMillis(), Math::max);
            sequences.merge(said.atMillis(), said.sequence(), Math::max);
        }

        /** Makes of each sequence the highest so far. */
        void end() {
            long highest = 0;
            for (Map.Entry<Long, Long> one : sequences.entrySet()) {
                highest = Math.max(highest, one.getValue());
                one.setValue(highest);
            }
        }

        /** Whether every search of this moment has seen it. */
        boolean covers(long moment) {
            return seen.headMap(moment - CLOCK_MILLIS, true).values().stream()
                    .anyMatch(until -> moment <= until - IN_FLIGHT_MILLIS);
        }

        /** The lowest sequence that a search of this moment may have; -1 for any. */
        long least(long moment) {
            var acknowledged = sequences.floorEntry(moment - CLOCK_MILLIS);
            return acknowledged == null ? -1 : acknowledged.getValue();
        }

        /** Whether it was replaced by that one before this moment. */
        boolean isOverBy(Life other, long moment) {
            long since = other.seen.firstKey();
            return lastAt <= since && since <= moment - CLOCK_MILLIS;
        }
    }

    AcknowledgedStreams(List<AcknowledgedStream> said) {
        Map<String, Life> byId = new HashMap<>();
        said.forEach(one -> byId.computeIfAbsent(one.streamId(), id -> new Life(StreamState.nameOf(id)))
                .add(one));
        byId.values().forEach(Life::end);
        lives = new ArrayList<>(byId.values());
    }

    /** What is wrong with what a search of this moment saw; empty when nothing is. */
    Optional<DifferenceCode> check(long moment, Optional<StreamState> saw) {
        Optional<Life> named = saw.flatMap(state ->
                lives.stream().filter(life -> life.name.equals(state.stream())).findFirst());
        if (named.isPresent() && isStale(moment, saw.orElseThrow().sequence(), named.get())) {
            return Optional.of(DifferenceCode.ACKNOWLEDGED_STATE_UNUSED);
        }
        boolean dropped = lives.stream().anyMatch(life -> life.covers(moment) && !named.equals(Optional.of(life)));
        return dropped ? Optional.of(DifferenceCode.ACKNOWLEDGED_STREAM_DROPPED) : Optional.empty();
    }

    /** Whether anything was acknowledged by which a search of this moment can be judged. */
    boolean judges(long moment) {
        return lives.stream().anyMatch(life -> life.covers(moment) || life.least(moment) >= 0);
    }

    private boolean isStale(long moment, long sequence, Life life) {
        return sequence < life.least(moment)
                || lives.stream().anyMatch(other -> other != life && life.isOverBy(other, moment));
    }
}
