package org.commonway.rules.terms;

import java.util.regex.Pattern;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.money.BasisPoints;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * What the city takes from a leg of this mode, or gives; in the way of MDS Policy, where an amount below 0 is a subsidy.
 *
 * @param ruleId 1 to 32 of a-z, 0-9 and '-'
 * @param bps -10000 to 10000
 */
public record LevyRule(String ruleId, Mode mode, int bps) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,32}");

    /** Refuses with INVALID_TERMS, naming the field. */
    public LevyRule {
        if (!FORM.matcher(ruleId).matches()) {
            throw new Refusal(
                    RefusalCode.INVALID_TERMS, "A levy's rule_id is 1 to 32 of a-z, 0-9 and '-'; correct it.");
        }
        if (bps < -BasisPoints.WHOLE || bps > BasisPoints.WHOLE) {
            throw new Refusal(
                    RefusalCode.INVALID_TERMS,
                    "A levy is -10000 to 10000 basis points but bps of " + ruleId + " is " + bps + "; correct it.");
        }
    }
}
