package org.commonway.chaincode.contract;

import java.util.Optional;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.chaincode.codec.OperatorCodec;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** The registry: who runs what, where its node is, and the key that its promises are checked with. */
public final class OperatorContract {
    private OperatorContract() {}

    /** Registers the caller's own operator or changes its entry. The same entry again writes nothing. */
    public static Operator register(Call call, Operator asked) {
        OperatorId id = OperatorCodec.toRules(asked).id();
        call.caller().requireOperator(id);
        Optional<Operator> before = call.state().findOperator(id);
        if (before.isPresent() && !before.get().getMspId().equals(call.caller().mspId())) {
            throw new Refusal(
                    RefusalCode.OPERATOR_ID_TAKEN,
                    "Operator id " + id + " was registered by another organisation first; choose another id.");
        }
        Operator entry = asked.toBuilder()
                .setMspId(call.caller().mspId())
                .setRegisteredAt(MoneyCodec.toMoment(call.nowMillis()))
                .build();
        if (before.isPresent() && isSameEntry(before.get(), entry)) {
            return before.get();
        }
        call.state().putOperator(id, entry);
        return entry;
    }

    private static boolean isSameEntry(Operator before, Operator entry) {
        return before.equals(
                entry.toBuilder().setRegisteredAt(before.getRegisteredAt()).build());
    }

    /** The operator of this id; OPERATOR_NOT_FOUND when there is none. */
    public static Operator get(Call call, OperatorId id) {
        return call.state()
                .findOperator(id)
                .orElseThrow(() -> new Refusal(
                        RefusalCode.OPERATOR_NOT_FOUND,
                        "Operator " + id + " is not registered; check the id or let it register first."));
    }

    /** Every operator, by id. */
    public static Operators list(Call call) {
        return Operators.newBuilder()
                .addAllOperators(call.state().listOperators())
                .build();
    }
}
