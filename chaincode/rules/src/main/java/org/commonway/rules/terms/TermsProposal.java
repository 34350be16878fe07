package org.commonway.rules.terms;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.money.BasisPoints;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.split.Levy;

/**
 * What a city asks of every booking.
 *
 * @param commissionCeilingBps the most that a gateway may take of a leg, in basis points, 0 to 10000
 * @param levyBps what goes to the city of a leg whose mode has no rule, in basis points, 0 to 10000
 * @param levyRules at most one for each mode and at most 16, instead of levyBps; each with an id of its own
 * @param disputeDays for so many days after a trip's last entry a dispute may be opened; 0 (never) to 90
 * @param gatewayOwesVat whether the gateway owes the VAT of operators that are not registered for it
 */
public record TermsProposal(
        int commissionCeilingBps, int levyBps, List<LevyRule> levyRules, int disputeDays, boolean gatewayOwesVat) {
    private static final int MOST_RULES = 16;
    private static final int MOST_DISPUTE_DAYS = 90;

    /**
     * Refuses with INVALID_TERMS, naming the field. Ceiling and largest levy together are at most 10000, so that no leg's
     * commission and levy exceed its price.
     */
    public TermsProposal {
        levyRules = List.copyOf(levyRules);
        require(commissionCeilingBps, BasisPoints.WHOLE, "commission_ceiling_bps");
        require(levyBps, BasisPoints.WHOLE, "levy_bps");
        require(levyRules.size(), MOST_RULES, "the number of levy_rules");
        require(disputeDays, MOST_DISPUTE_DAYS, "dispute_days");
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        Set<String> ids = new HashSet<>();
        int largest = levyBps;
        for (LevyRule rule : levyRules) {
            if (!modes.add(rule.mode()) || !ids.add(rule.ruleId())) {
                throw invalid("A mode has one levy rule and a rule one id, but " + rule.ruleId()
                        + " comes again; leave one out.");
            }
            largest = Math.max(largest, rule.bps());
        }
        if (commissionCeilingBps + largest > BasisPoints.WHOLE) {
            throw invalid("Commission ceiling and largest levy together exceed 10000 basis points; lower one of them.");
        }
    }

    /** The levy on a leg of this mode, for the city of this organisation. */
    public Levy levyFor(Mode mode, String cityMspId) {
        return levyRules.stream()
                .filter(rule -> rule.mode() == mode)
                .findFirst()
                .map(rule -> new Levy(cityMspId, rule.ruleId(), rule.bps()))
                .orElse(new Levy(cityMspId, "", levyBps));
    }

    private static void require(int value, int most, String field) {
        if (value < 0 || value > most) {
            throw invalid("It must be 0 to " + most + " but " + field + " is " + value + "; correct it.");
        }
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RefusalCode.INVALID_TERMS, sentence);
    }
}
