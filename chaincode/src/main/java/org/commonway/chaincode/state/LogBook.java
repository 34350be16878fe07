package org.commonway.chaincode.state;

import java.util.Optional;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.chaincode.codec.PublicLogCodec;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.LogAnchors;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.PublicLogs;
import org.commonway.rules.publiclog.Anchor;
import org.commonway.rules.publiclog.RegisteredLog;

/**
 * Public logs and their anchors. A log's last anchor has a key that its own gateway alone writes, so no two members ever
 * meet there; of the days before the last one of each is kept, and every one stands in the blocks.
 */
public final class LogBook {
    private static final Pattern LOGS = Pattern.compile("[A-Za-z0-9._%-]{1,384}");
    private static final Pattern DAYS = Pattern.compile("[0-9]{7}");

    private final Records records;

    LogBook(Records records) {
        this.records = records;
    }

    /** The log of this origin, if it is registered. */
    public Optional<RegisteredLog> find(String origin) {
        return records.find(Keys.log(origin), PublicLog.parser()).map(PublicLogCodec::toRules);
    }

    /** What was anchored last of the log of this origin, if anything was. */
    public Optional<Anchor> findLastAnchor(String origin) {
        return records.find(Keys.anchor(origin), LogAnchor.parser()).map(PublicLogCodec::toRules);
    }

    /** A page of logs, by origin. Refused with INVALID_ARGUMENT when the bookmark is none of this list. */
    public PublicLogs list(PageAsk ask) {
        ask.requireBookmark(LOGS);
        PublicLogs.Builder answer = PublicLogs.newBuilder();
        Page page = Page.read(records, Keys.LOGS, Keys.AFTER_LOGS, ask);
        page.entries()
                .forEach(entry ->
                        answer.addLogs(Canonical.parseState(entry.getKey(), PublicLog.parser(), entry.getValue())));
        return answer.setBookmark(page.bookmark()).build();
    }

    /** A page of the last anchors of the days before that of the last, by day. Refused as {@link #list}. */
    public LogAnchors listAnchors(String origin, PageAsk ask) {
        ask.requireBookmark(DAYS);
        LogAnchors.Builder answer = LogAnchors.newBuilder();
        Page page = Page.read(records, Keys.anchorsOf(origin), Keys.afterAnchorsOf(origin), ask);
        page.entries()
                .forEach(entry ->
                        answer.addAnchors(Canonical.parseState(entry.getKey(), LogAnchor.parser(), entry.getValue())));
        return answer.setBookmark(page.bookmark()).build();
    }

    /** Writes a log that is new. */
    public void put(RegisteredLog log) {
        records.put(Keys.log(log.key().origin()), PublicLogCodec.toProto(log));
    }

    /** Writes a log's anchor, and beside it the one before if that was the last of its day. */
    public void putAnchor(String origin, Optional<Anchor> before, Anchor anchor) {
        records.put(Keys.anchor(origin), PublicLogCodec.toProto(origin, anchor));
        before.flatMap(last -> last.keptBefore(anchor))
                .ifPresent(kept ->
                        records.put(Keys.anchor(origin, kept.dayNumber()), PublicLogCodec.toProto(origin, kept)));
    }
}
