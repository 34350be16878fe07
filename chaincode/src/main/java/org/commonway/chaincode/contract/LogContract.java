package org.commonway.chaincode.contract;

import java.util.Optional;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.PublicLogCodec;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.LogAnchors;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.PublicLogs;
import org.commonway.proto.ledger.v1.RegisterLogRequest;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.publiclog.Anchor;
import org.commonway.rules.publiclog.LogKey;
import org.commonway.rules.publiclog.RegisteredLog;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** The public logs of gateways, and what of them is held fast. */
public final class LogContract {
    private LogContract() {}

    /**
     * Which anchors are asked for.
     *
     * @param origin of which log
     */
    public record AnchorsOf(String origin, PageAsk page) {}

    /** Registers the log that this key signs for, as the calling gateway's. The same again writes nothing. */
    public static PublicLog register(Call call, RegisterLogRequest asked) {
        Gateway gateway = call.caller().requireGateway();
        LogKey key = new LogKey(asked.getVerifierKey());
        Optional<RegisteredLog> before = call.state().logs().find(key.origin());
        before.ifPresent(log -> log.requireSame(key, gateway));
        RegisteredLog log = before.orElseGet(() -> new RegisteredLog(key, gateway, call.nowMillis()));
        if (before.isEmpty()) {
            call.state().logs().put(log);
        }
        return PublicLogCodec.toProto(log);
    }

    /** Holds a checkpoint of the calling gateway's log fast. What says no more than the last one writes nothing. */
    public static LogAnchor anchor(Call call, LogAnchor asked) {
        Gateway gateway = call.caller().requireGateway();
        Anchor next = PublicLogCodec.toRules(asked, call.nowMillis());
        RegisteredLog log = getOrRefuse(call, asked.getOrigin());
        log.requireOwner(gateway);
        String origin = log.key().origin();
        Optional<Anchor> last = call.state().logs().findLastAnchor(origin);
        Anchor standing = last.map(before -> before.followedBy(next)).orElse(next);
        if (last.filter(standing::equals).isEmpty()) {
            call.state().logs().putAnchor(origin, last, standing);
        }
        return PublicLogCodec.toProto(origin, standing);
    }

    /** The log of this origin with its last anchor; refused with LOG_NOT_FOUND. */
    public static PublicLog get(Call call, String origin) {
        PublicLog.Builder answer = PublicLogCodec.toProto(getOrRefuse(call, origin)).toBuilder();
        call.state()
                .logs()
                .findLastAnchor(origin)
                .ifPresent(anchor -> answer.setLastAnchor(PublicLogCodec.toProto(origin, anchor)));
        return answer.build();
    }

    /** Logs by origin, without anchors. */
    public static PublicLogs list(Call call, PageAsk ask) {
        return call.state().logs().list(ask);
    }

    /** The last anchor of each day before that of the last one; refused with LOG_NOT_FOUND. */
    public static LogAnchors listAnchors(Call call, AnchorsOf ask) {
        String origin = getOrRefuse(call, ask.origin()).key().origin();
        return call.state().logs().listAnchors(origin, ask.page());
    }

    private static RegisteredLog getOrRefuse(Call call, String origin) {
        return call.state().logs().find(origin).orElseThrow(() -> new Refusal(RefusalCode.LOG_NOT_FOUND));
    }
}
