package org.commonway.gateway.record;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;

/**
 * What a rider can have of a search: the entry, and what opens its commitments. The log has the entry alone.
 *
 * @param city the channel of the city in whose log it is
 * @param moment when the search came in
 * @param entry the entry's bytes
 * @param record what they say
 * @param secret what opens the commitments
 * @param request the request as text
 * @param rides of each option of the record the lines of its rides
 * @param index of the entry in the log, once it is on the disk; ends with a LogOutage if it never was
 */
public record Receipt(
        String city,
        Instant moment,
        Octets entry,
        SearchRecord record,
        SearchSecret secret,
        String request,
        List<List<String>> rides,
        CompletableFuture<Long> index) {
    /** Copies the lists. */
    public Receipt {
        rides = rides.stream().map(List::copyOf).toList();
    }
}
