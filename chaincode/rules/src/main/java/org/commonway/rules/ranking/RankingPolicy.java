package org.commonway.rules.ranking;

import java.util.Optional;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * A version of the ranking policy. Its text, named by the hash, and its first day never change once it is put.
 *
 * @param version 1, 2, 3 ...
 * @param textHash of the policy's text
 * @param firstDay it may be used from the beginning of this day on
 * @param cityMspId the organisation that put it
 * @param putAtMillis when, milliseconds since 1970-01-01T00:00:00Z
 * @param withdrawal empty while it stands
 */
public record RankingPolicy(
        int version,
        Sha256 textHash,
        PolicyDay firstDay,
        String cityMspId,
        long putAtMillis,
        Optional<Withdrawal> withdrawal) {

    /**
     * That it was taken back.
     *
     * @param atMillis when, milliseconds since 1970
     */
    public record Withdrawal(WithdrawalReason reason, long atMillis) {}

    /**
     * This policy, taken back; the same again changes nothing. Refused with TOO_LATE from its first day on, and with
     * ILLEGAL_TRANSITION when it was taken back for another reason.
     */
    public RankingPolicy withdraw(WithdrawalReason reason, long nowMillis) {
        if (withdrawal.isPresent()) {
            if (withdrawal.get().reason() == reason) {
                return this;
            }
            throw new Refusal(
                    RefusalCode.ILLEGAL_TRANSITION,
                    "Policy " + version + " was withdrawn for another reason already; read it.");
        }
        if (nowMillis >= firstDay.startMillis()) {
            throw new Refusal(
                    RefusalCode.TOO_LATE,
                    "Policy " + version + " may be used since day " + firstDay.number() + "; put another one instead.");
        }
        return new RankingPolicy(
                version, textHash, firstDay, cityMspId, putAtMillis, Optional.of(new Withdrawal(reason, nowMillis)));
    }
}
