package org.commonway.proof.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked of the contracts, in the law's words; amounts are minor units, moments milliseconds. */
public sealed interface Act {

    /** operators:Register. */
    record Register(Registration operator) implements Act {}

    /**
     * An operator's entry.
     *
     * @param kind 1 to 3 as in the proto
     * @param key which of the test's signing keys
     */
    record Registration(
            String id, String name, int kind, String address, int key, boolean vatRegistered, String cooperative) {}

    /**
     * terms:Put.
     *
     * @param validFrom null: from the transaction on
     */
    record PutTerms(
            int ceilingBps,
            int levyBps,
            @Nullable Long validFrom,
            List<LevyRule> rules,
            int disputeDays,
            boolean gatewayOwesVat)
            implements Act {}

    /** What the city takes of a leg of this mode (number in the proto), or gives. */
    record LevyRule(String id, int mode, int bps) {}

    /** trips:Book, or trips:BookMany with what stands in the list. */
    record Book(List<Booking> trips, boolean many) implements Act {}

    /** One trip to be booked. */
    record Booking(
            String trip, List<Hold> holds, long fare, String currency, int commissionBps, boolean goodRiderKey) {}

    /**
     * What an operator promised.
     *
     * @param asset empty for none
     * @param key which of the test's keys signed it
     */
    record Hold(
            String id,
            String trip,
            String operator,
            long price,
            String currency,
            long expires,
            long start,
            long end,
            int mode,
            String asset,
            long claimStart,
            long claimEnd,
            Conditions conditions,
            int key,
            Flaw flaw) {}

    /** The conditions of a hold; see the proto. */
    record Conditions(
            boolean metered,
            int rollbackSeconds,
            List<Tier> tiers,
            int noShowAfterSeconds,
            int noShowFeeBps,
            int operatorCancelBps,
            int reportWithinSeconds,
            int vatBps) {
        /** What holds when a hold carries none: a no-show costs the whole price, and a day to report the ride. */
        public static final Conditions NONE = new Conditions(false, 0, List.of(), 0, 10_000, 0, 86_400, 0);
    }

    /** Cancelled at least so long before the start, so much is kept. */
    record Tier(int secondsBeforeStart, int feeBps) {}

    /** What may be wrong with a signed message although its meaning is right. */
    enum Flaw {
        NONE,
        /** Signed with a key that is not the operator's. */
        WRONG_KEY,
        /** One byte of the payload is not what was signed. */
        TAMPERED,
        /** Another operator is named as the signer. */
        WRONG_SIGNER,
        /** Signed as another kind of message. */
        WRONG_TYPE,
        /** The leg in the clear. */
        CLEAR_LEG,
        /** A commitment of 31 bytes. */
        SHORT_COMMITMENT,
        /** Carries a field that the schema does not have. */
        UNKNOWN_FIELD
    }

    /** trips:Rollback. */
    record Rollback(String trip) implements Act {}

    /** trips:Cancel; the whole trip when hold is empty. */
    record Cancel(String trip, String hold) implements Act {}

    /** What happens on a leg. */
    enum RideStep {
        PREPARE,
        READY,
        START,
        PAUSE,
        RESUME,
        REPORT_ISSUE,
        END,
        ABEND,
        NO_SHOW
    }

    /**
     * trips:RecordLegEvent.
     *
     * @param operator who the event says it is of
     * @param charge null: none
     * @param key which key signed the event
     */
    record LegEvent(
            String trip,
            String hold,
            String operator,
            RideStep step,
            long at,
            @Nullable Long charge,
            String currency,
            int key,
            Flaw flaw,
            Consent consent)
            implements Act {}

    /** What comes with an event of the rider's word. */
    enum Consent {
        GOOD,
        ABSENT,
        WRONG_KEY,
        OTHER_HOLD,
        OTHER_STEP,
        WITH_POSITION,
        TOO_EARLY,
        TOO_LATE
    }

    /** trips:ExpireLeg. */
    record Expire(String trip, String hold) implements Act {}

    /** trips:Refund or trips:Compensate. */
    record Repay(boolean refund, String trip, String hold, long amount, String currency) implements Act {}

    /**
     * trips:OpenDispute.
     *
     * @param hashed with the hash of the evidence that histories have, or else with zeros
     * @param exposed whether the evidence comes with it, where everybody would see it
     */
    record OpenDispute(String trip, String hold, int reason, int hashBytes, boolean hashed, boolean exposed)
            implements Act {}

    /** trips:PutEvidence. */
    record PutEvidence(String trip, String hold, Evidence evidence) implements Act {}

    /** What is given as evidence. */
    enum Evidence {
        GOOD,
        OTHER_CONTENT,
        OTHER_SALT,
        SHORT_SALT,
        NO_SALT,
        NO_CONTENT,
        TOO_LARGE
    }

    /** trips:RuleDispute; refund null for none. */
    record Rule(
            String trip,
            String hold,
            boolean upheld,
            @Nullable Long refund,
            String currency,
            int hashBytes) implements Act {}

    /** trips:PurgeEvidence. */
    record Purge(String trip, String hold) implements Act {}

    /** settlements:Begin. */
    record Begin(long until) implements Act {}

    /** settlements:Net. */
    record Net(int number) implements Act {}

    /** Bytes that are no argument of this function. */
    record Noise(String function, List<byte[]> arguments, String why) implements Act {}
}
