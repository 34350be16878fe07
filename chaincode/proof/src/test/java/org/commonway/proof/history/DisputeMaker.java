package org.commonway.proof.history;

import java.util.function.Supplier;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Act.Evidence;
import org.commonway.proof.model.LegState;
import org.commonway.proof.model.Step;
import org.commonway.proof.model.TripState;
import org.commonway.proof.model.Who;

/** Makes what is done about a charge called wrong: disputes, their evidence, rulings and purges; good and bad ones. */
final class DisputeMaker {
    private final Dice dice;

    DisputeMaker(Dice dice) {
        this.dice = dice;
    }

    /**
     * The leg that is disputed.
     *
     * @param hold its hold's id, or by mistake another
     * @param gateway the trip's, or by mistake another
     * @param operator the leg's, or by mistake another
     */
    record Case(TripState trip, LegState leg, String hold, Supplier<Who> gateway, Supplier<Who> operator) {}

    /** The next thing that is done about it. */
    Step step(Case about, long now) {
        LegState.Dispute dispute = about.leg().dispute;
        if (dispute == null || dice.chance(15)) {
            return open(about, now);
        }
        boolean ruled = !dispute.ruling.isEmpty();
        if (dice.chance(ruled ? 10 : 50)) {
            return put(about, dispute, now);
        }
        Who who = dice.chance(85) ? Cast.CITY : dice.of(Cast.EVERYBODY);
        return ruled && dice.chance(50)
                ? new Step(who, now, new Act.Purge(about.trip().id(), about.hold()))
                : new Step(who, now, rule(about, dispute));
    }

    private Step open(Case about, long now) {
        Who who = dice.chance(60) ? about.gateway().get() : about.operator().get();
        int reason = dice.chance(3) ? dice.of(0, 6) : 1 + dice.below(5);
        return new Step(
                who,
                now,
                new Act.OpenDispute(
                        about.trip().id(),
                        about.hold(),
                        reason,
                        dice.chance(3) ? 31 : 32,
                        dice.chance(75),
                        dice.chance(5)));
    }

    private Step put(Case about, LegState.Dispute dispute, long now) {
        boolean byGateway = dice.chance(85) == dispute.byGateway;
        Who who = byGateway ? about.gateway().get() : about.operator().get();
        Evidence evidence = dice.chance(75) ? Evidence.GOOD : dice.of(Evidence.values());
        return new Step(who, now, new Act.PutEvidence(about.trip().id(), about.hold(), evidence));
    }

    private Act rule(Case about, LegState.Dispute dispute) {
        long left = about.leg().effective();
        boolean upheld = dice.chance(60);
        Long refund = upheld ? Long.valueOf(dice.between(0, Math.max(0, left))) : null;
        if (dice.chance(10)) {
            refund = dice.of(left + 1, left, -1L, null);
        }
        if (!dispute.ruling.isEmpty() && dice.chance(75)) {
            // As it was ruled, or with a refund that is beside it.
            upheld = dispute.ruling.equals("UPHELD");
            refund = dispute.ruledRefund + (dice.chance(50) ? 0L : dice.of(1L, -1L));
        }
        return new Act.Rule(
                about.trip().id(),
                about.hold(),
                upheld,
                refund,
                about.trip().booking.currency(),
                dice.chance(3) ? 33 : 32);
    }
}
