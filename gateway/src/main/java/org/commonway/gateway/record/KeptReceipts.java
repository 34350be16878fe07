package org.commonway.gateway.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/**
 * Receipts until their riders have fetched them: the newest few thousand, for an hour. Then nobody but the rider can say
 * what was asked for. Safe for many threads.
 */
public final class KeptReceipts {
    /** How long a receipt can be fetched. */
    public static final Duration VALIDITY = Duration.ofHours(1);

    private static final int RECEIPTS_MAX = 5_000;

    private final InstantSource clock;
    private final Map<String, Receipt> receipts = new LinkedHashMap<>();

    /** Keeps nothing yet. */
    public KeptReceipts(InstantSource clock) {
        this.clock = clock;
    }

    /** Keeps a receipt under the name by which its rider alone knows the search; the oldest make room. */
    void keep(String planId, Receipt receipt) {
        Instant oldest = clock.instant().minus(VALIDITY);
        synchronized (receipts) {
            receipts.put(planId, receipt);
            Iterator<Receipt> next = receipts.values().iterator();
            while (next.hasNext()) {
                Instant moment = next.next().moment();
                if (receipts.size() <= RECEIPTS_MAX && moment.isAfter(oldest)) {
                    return;
                }
                next.remove();
            }
        }
    }

    /** The receipt of this plan; throws ApiProblem NOT_FOUND. */
    public Receipt get(String planId) {
        synchronized (receipts) {
            Receipt kept = receipts.get(planId);
            if (kept != null && kept.moment().isAfter(clock.instant().minus(VALIDITY))) {
                return kept;
            }
        }
        throw new ApiProblem(
                ProblemCode.NOT_FOUND,
                "There is no receipt of a search " + planId + "; the gateway keeps one for " + VALIDITY.toMinutes()
                        + " minutes, so fetch it after the search.");
    }
}
