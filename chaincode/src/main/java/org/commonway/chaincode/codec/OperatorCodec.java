package org.commonway.chaincode.codec;

import java.util.Optional;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.VatStatus;
import org.commonway.rules.operator.CooperativeId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.SigningKeys;

/** Operators. */
public final class OperatorCodec {
    private static final EnumCodec<OperatorKind, org.commonway.rules.operator.OperatorKind> KIND =
            EnumCodec.of(OperatorKind.class, "OPERATOR_KIND_", org.commonway.rules.operator.OperatorKind.class);
    private static final EnumCodec<VatStatus, org.commonway.rules.operator.VatStatus> VAT_STATUS =
            EnumCodec.of(VatStatus.class, "VAT_STATUS_", org.commonway.rules.operator.VatStatus.class);

    private OperatorCodec() {}

    /** What is said of an operator; refused with INVALID_OPERATOR or INVALID_KEY. */
    public static org.commonway.rules.operator.Operator toRules(Operator operator) {
        String cooperative = operator.getCooperativeId();
        return new org.commonway.rules.operator.Operator(
                new OperatorId(operator.getOperatorId()),
                operator.getName(),
                KIND.find(operator.getKind())
                        .orElseThrow(() -> invalid(
                                "An operator runs a timetable, shared vehicles or rides on demand; correct kind.")),
                operator.getAddress(),
                SigningKeys.decodePublic(operator.getSigningKey().toByteArray()),
                VAT_STATUS
                        .find(operator.getVatStatus())
                        .orElseThrow(() -> invalid("An operator is registered for VAT or is not; correct vat_status.")),
                cooperative.isEmpty() ? Optional.empty() : Optional.of(new CooperativeId(cooperative)));
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RefusalCode.INVALID_OPERATOR, sentence);
    }
}
