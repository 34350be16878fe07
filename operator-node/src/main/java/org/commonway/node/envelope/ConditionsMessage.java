package org.commonway.node.envelope;

import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.Conditions.NoShow;
import org.commonway.node.leg.Conditions.Tier;
import org.commonway.node.leg.Conditions.Vat;
import org.commonway.proto.hold.v1.CancellationTier;

/** Conditions as the message that is signed, and back. */
public final class ConditionsMessage {
    private ConditionsMessage() {}

    /**
     * The message.
     *
     * @param metered true when the price is a cap
     */
    static org.commonway.proto.hold.v1.Conditions of(Conditions conditions, boolean metered) {
        var message = org.commonway.proto.hold.v1.Conditions.newBuilder()
                .setMetered(metered)
                .setRollbackSeconds(conditions.rollbackSeconds())
                .setNoShowAfterSeconds(conditions.noShow().afterSeconds())
                .setNoShowFeeBps(conditions.noShow().feeBps())
                .setOperatorCancelBps(conditions.operatorCancelBps())
                .setReportWithinSeconds(conditions.reportWithinSeconds())
                .setVatBps(conditions.vat().bps())
                .setVatCountry(conditions.vat().country());
        conditions
                .cancellation()
                .forEach(tier -> message.addCancellationTiers(CancellationTier.newBuilder()
                        .setSecondsBeforeStart(tier.secondsBeforeStart())
                        .setFeeBps(tier.feeBps())));
        return message.build();
    }

    /** The message of a hold that this node signed, read back. */
    public static Conditions read(org.commonway.proto.hold.v1.Conditions message) {
        return new Conditions(
                message.getRollbackSeconds(),
                message.getCancellationTiersList().stream()
                        .map(tier -> new Tier(tier.getSecondsBeforeStart(), tier.getFeeBps()))
                        .toList(),
                new NoShow(message.getNoShowAfterSeconds(), message.getNoShowFeeBps()),
                message.getOperatorCancelBps(),
                message.getReportWithinSeconds(),
                new Vat(message.getVatBps(), message.getVatCountry()));
    }
}
