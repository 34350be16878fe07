package org.commonway.chaincode;

import java.util.Optional;
import org.commonway.chaincode.codec.LedgerJson;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.chaincode.codec.OperatorCodec;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Info;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** The registry: who runs what, where its node is, and the key that its promises are checked with. */
@Contract(
        name = "operators",
        info = @Info(title = "operators", description = "The registry of operators", version = "1"))
public final class OperatorContract extends LedgerContract {

    /** Registers the caller's own operator or changes its entry. The same entry again writes nothing. */
    @Transaction(name = "Register", intent = Transaction.TYPE.SUBMIT)
    public String register(Context context, String operatorJson) {
        return answer(context, call -> {
            Operator asked = LedgerJson.parseArgument(operatorJson, Operator.newBuilder())
                    .build();
            OperatorId id = OperatorCodec.toRules(asked).id();
            call.caller().requireOperator(id);
            Optional<Operator> before = call.state().findOperator(id);
            if (before.isPresent()
                    && !before.get().getMspId().equals(call.caller().mspId())) {
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
        });
    }

    private static boolean isSameEntry(Operator before, Operator entry) {
        return before.equals(
                entry.toBuilder().setRegisteredAt(before.getRegisteredAt()).build());
    }

    /** The operator of this id; OPERATOR_NOT_FOUND when there is none. Any member may ask. */
    @Transaction(name = "Get", intent = Transaction.TYPE.EVALUATE)
    public String get(Context context, String operatorId) {
        return answer(
                context,
                call -> call.state()
                        .findOperator(new OperatorId(operatorId))
                        .orElseThrow(() -> new Refusal(
                                RefusalCode.OPERATOR_NOT_FOUND,
                                "Operator " + operatorId
                                        + " is not registered; check the id or let it register first.")));
    }

    /** Every operator, by id. Any member may ask. */
    @Transaction(name = "List", intent = Transaction.TYPE.EVALUATE)
    public String list(Context context) {
        return answer(
                context,
                call -> Operators.newBuilder()
                        .addAllOperators(call.state().listOperators())
                        .build());
    }
}
