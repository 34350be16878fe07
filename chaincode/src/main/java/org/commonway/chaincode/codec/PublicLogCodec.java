package org.commonway.chaincode.codec;

import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.publiclog.Anchor;
import org.commonway.rules.publiclog.LogKey;
import org.commonway.rules.publiclog.RegisteredLog;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/** Public logs and their anchors. */
public final class PublicLogCodec {
    private PublicLogCodec() {}

    /** A log as it stands on the ledger. */
    public static RegisteredLog toRules(PublicLog log) {
        return new RegisteredLog(
                new LogKey(log.getVerifierKey()),
                new Gateway(log.getGatewayId(), log.getGatewayMspId()),
                log.getRegisteredAt().getEpochMillis());
    }

    /** A log as a message, without anchor. */
    public static PublicLog toProto(RegisteredLog log) {
        return PublicLog.newBuilder()
                .setOrigin(log.key().origin())
                .setVerifierKey(log.key().text())
                .setGatewayId(log.owner().id())
                .setGatewayMspId(log.owner().mspId())
                .setRegisteredAt(MoneyCodec.toMoment(log.registeredAtMillis()))
                .build();
    }

    /** An anchor as it stands on the ledger. */
    public static Anchor toRules(LogAnchor anchor) {
        return toRules(anchor, anchor.getAnchoredAt().getEpochMillis());
    }

    /** An anchor that is held fast at this moment; refused with INVALID_ARGUMENT when a number is out of range. */
    public static Anchor toRules(LogAnchor anchor, long atMillis) {
        return new Anchor(
                anchor.getSize(),
                Sha256.read(anchor.getRootHash().toByteArray(), RefusalCode.INVALID_ARGUMENT, "root_hash"),
                anchor.getCosignatures(),
                atMillis);
    }

    /** An anchor of this log as a message. */
    public static LogAnchor toProto(String origin, Anchor anchor) {
        return LogAnchor.newBuilder()
                .setOrigin(origin)
                .setSize(anchor.size())
                .setRootHash(EnvelopeCodec.bytesOf(anchor.root()))
                .setCosignatures(anchor.cosignatures())
                .setAnchoredAt(MoneyCodec.toMoment(anchor.atMillis()))
                .build();
    }
}
