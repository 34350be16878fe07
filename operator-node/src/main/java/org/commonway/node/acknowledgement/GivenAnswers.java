package org.commonway.node.acknowledgement;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonway.audit.digest.Digest;

/**
 * The quotes and refusals that this node signed lately, by what gateways acknowledge of them. In memory and bounded: an
 * acknowledgement of an older one, or of one from before a restart, is not known any more. Safe for threads.
 */
public final class GivenAnswers {
    /** So many are remembered at most, the newest. */
    static final int MOST = 50_000;

    private final Map<Digest, Given> signed = new LinkedHashMap<>();
    private long given;
    private long acknowledged;

    private record Given(Instant at, boolean isAcknowledged) {}

    /** One was signed now. */
    public synchronized void add(Digest digest, Instant at) {
        given++;
        signed.put(digest, new Given(at, false));
        if (signed.size() > MOST) {
            Iterator<Digest> oldest = signed.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** When this one was signed; empty for one that is not remembered. */
    synchronized Optional<Instant> findSigned(Digest digest) {
        return Optional.ofNullable(signed.get(digest)).map(Given::at);
    }

    /** An acknowledgement of this one was kept; several count as one. */
    synchronized void acknowledged(Digest digest) {
        Given before = signed.get(digest);
        if (before != null && !before.isAcknowledged()) {
            signed.put(digest, new Given(before.at(), true));
            acknowledged++;
        }
    }

    /** How many were signed since the start. */
    public synchronized long given() {
        return given;
    }

    /** Of how many of them an acknowledgement was kept. */
    public synchronized long acknowledged() {
        return acknowledged;
    }
}
