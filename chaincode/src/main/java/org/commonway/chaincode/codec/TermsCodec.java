package org.commonway.chaincode.codec;

import org.commonway.proto.ledger.v1.LevyRule;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.TermsSchedule;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.terms.TermsProposal;

/** Terms. */
public final class TermsCodec {
    private TermsCodec() {}

    /** What a city asks; refused with INVALID_TERMS. */
    public static TermsProposal toProposal(Terms terms) {
        return new TermsProposal(
                terms.getCommissionCeilingBps(),
                terms.getLevyBps(),
                terms.getLevyRulesList().stream().map(TermsCodec::toRules).toList(),
                terms.getDisputeDays(),
                terms.getGatewayOwesVat());
    }

    private static org.commonway.rules.terms.LevyRule toRules(LevyRule rule) {
        return new org.commonway.rules.terms.LevyRule(
                rule.getRuleId(),
                HoldCodec.findMode(rule.getMode())
                        .orElseThrow(() -> new Refusal(
                                RefusalCode.INVALID_TERMS, "A levy rule names a mode of travel; correct mode.")),
                rule.getBps());
    }

    /** Terms as they stand on the ledger. */
    public static org.commonway.rules.terms.Terms toRules(Terms terms) {
        return new org.commonway.rules.terms.Terms(
                terms.getVersion(), terms.getCityMspId(), terms.getValidFrom().getEpochMillis(), toProposal(terms));
    }

    /** The schedule as it stands on the ledger. */
    public static org.commonway.rules.terms.TermsSchedule toRules(TermsSchedule schedule) {
        return new org.commonway.rules.terms.TermsSchedule(
                schedule.getVersionsList().stream().map(TermsCodec::toRules).toList());
    }

    /** Terms as a message. */
    public static Terms toProto(org.commonway.rules.terms.Terms terms) {
        Terms.Builder builder = Terms.newBuilder()
                .setVersion(terms.version())
                .setCommissionCeilingBps(terms.content().commissionCeilingBps())
                .setLevyBps(terms.content().levyBps())
                .setCityMspId(terms.cityMspId())
                .setValidFrom(MoneyCodec.toMoment(terms.validFromMillis()))
                .setDisputeDays(terms.content().disputeDays())
                .setGatewayOwesVat(terms.content().gatewayOwesVat());
        for (org.commonway.rules.terms.LevyRule rule : terms.content().levyRules()) {
            builder.addLevyRules(LevyRule.newBuilder()
                    .setRuleId(rule.ruleId())
                    .setMode(HoldCodec.toProto(rule.mode()))
                    .setBps(rule.bps()));
        }
        return builder.build();
    }

    /** The schedule as a message. */
    public static TermsSchedule toProto(org.commonway.rules.terms.TermsSchedule schedule) {
        return TermsSchedule.newBuilder()
                .addAllVersions(
                        schedule.versions().stream().map(TermsCodec::toProto).toList())
                .build();
    }
}
