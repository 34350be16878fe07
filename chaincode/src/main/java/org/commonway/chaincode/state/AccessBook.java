package org.commonway.chaincode.state;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.AccessCodec;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.proto.ledger.v1.AccessRequests;
import org.commonway.rules.access.AccessId;
import org.commonway.rules.access.AccessRequest;

/** Requests for access: each by its id, and of each operator the last that asked the same of the same. */
public final class AccessBook {
    private static final Pattern BOOKMARK = Pattern.compile("[0-9a-f-]{36}");

    private final Records records;

    AccessBook(Records records) {
        this.records = records;
    }

    /** The request of this id, if it was made. */
    public Optional<AccessRequest> find(AccessId id) {
        return records.find(Keys.access(id), org.commonway.proto.ledger.v1.AccessRequest.parser())
                .map(AccessCodec::toRules);
    }

    /** The last that asked the same of the same for the same operator, if any did. */
    public Optional<AccessRequest> findLastLike(AccessRequest request) {
        return records.find(Keys.lastAccess(request))
                .map(bytes -> new AccessId(new String(bytes, StandardCharsets.US_ASCII)))
                .map(id -> find(id).orElseThrow(() -> new IllegalStateException("request " + id + " is not there")));
    }

    /** A page of requests, by id. Refused with INVALID_ARGUMENT when the bookmark is none of this list. */
    public AccessRequests list(PageAsk ask, long nowMillis) {
        ask.requireBookmark(BOOKMARK);
        AccessRequests.Builder answer = AccessRequests.newBuilder();
        Page page = Page.read(records, Keys.ACCESS, Keys.AFTER_ACCESS, ask);
        page.entries()
                .forEach(entry -> answer.addRequests(AccessCodec.toAnswer(
                        AccessCodec.toRules(Canonical.parseState(
                                entry.getKey(),
                                org.commonway.proto.ledger.v1.AccessRequest.parser(),
                                entry.getValue())),
                        nowMillis)));
        return answer.setBookmark(page.bookmark()).build();
    }

    /** Writes a request that is new. */
    public void putNew(AccessRequest request) {
        put(request);
        records.put(Keys.lastAccess(request), request.id().value().getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a request as it stands now. */
    public void put(AccessRequest request) {
        records.put(Keys.access(request.id()), AccessCodec.toProto(request));
    }
}
