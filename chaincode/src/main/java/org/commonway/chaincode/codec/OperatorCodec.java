package org.commonway.chaincode.codec;

import org.commonway.proto.ledger.v1.Operator;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.OperatorKind;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.SigningKeys;

/** Operators. */
public final class OperatorCodec {
    private OperatorCodec() {}

    /** What the caller says of its operator; refused with INVALID_OPERATOR or INVALID_KEY. */
    public static org.commonway.rules.operator.Operator toRules(Operator operator) {
        return new org.commonway.rules.operator.Operator(
                new OperatorId(operator.getOperatorId()),
                operator.getName(),
                toKind(operator),
                operator.getAddress(),
                SigningKeys.decodePublic(operator.getSigningKey().toByteArray()));
    }

    private static OperatorKind toKind(Operator operator) {
        return switch (operator.getKind()) {
            case OPERATOR_KIND_TIMETABLE -> OperatorKind.TIMETABLE;
            case OPERATOR_KIND_SHARED_VEHICLES -> OperatorKind.SHARED_VEHICLES;
            case OPERATOR_KIND_ON_DEMAND -> OperatorKind.ON_DEMAND;
            case OPERATOR_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new Refusal(
                        RefusalCode.INVALID_OPERATOR,
                        "An operator runs a timetable, shared vehicles or rides on demand; correct kind.");
        };
    }
}
