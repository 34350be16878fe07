package org.commonway.chaincode.contract;

import java.util.Optional;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.chaincode.codec.OperatorCodec;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** The registry: who runs what, where its node is, and the key that its promises are checked with. */
public final class OperatorContract {
    private OperatorContract() {}

    /** Registers an operator that the caller is or acts for, or changes its entry. The same again writes nothing. */
    public static Operator register(Call call, Operator asked) {
        org.commonway.rules.operator.Operator operator = OperatorCodec.toRules(asked);
        OperatorId id = operator.id();
        call.caller().requireMayRegister(operator, call.state().registry().find(id));
        Optional<Operator> before = call.state().registry().findMessage(id);
        Operator.Builder next = asked.toBuilder().setMspId(call.caller().mspId());
        next.setRegisteredAt(before.filter(known -> isSameParty(known, next))
                .map(Operator::getRegisteredAt)
                .orElseGet(() -> MoneyCodec.toMoment(call.nowMillis())));
        Operator entry = next.build();
        if (before.filter(entry::equals).isPresent()) {
            return entry;
        }
        call.state().registry().put(id, entry);
        call.state().alliance().add(call.caller().mspId());
        return entry;
    }

    /** Whoever moves to another address or takes another name has been registered all the time, and verifiers must see it. */
    private static boolean isSameParty(Operator known, Operator.Builder entry) {
        return known.getMspId().equals(entry.getMspId())
                && known.getKind() == entry.getKind()
                && known.getSigningKey().equals(entry.getSigningKey());
    }

    /** The operator of this id; OPERATOR_NOT_FOUND when there is none. */
    public static Operator get(Call call, OperatorId id) {
        return call.state()
                .registry()
                .findMessage(id)
                .orElseThrow(() -> new Refusal(
                        RefusalCode.OPERATOR_NOT_FOUND,
                        "Operator " + id + " is not registered; check the id or let it register first."));
    }

    /** A page of operators, by id. */
    public static Operators list(Call call, PageAsk ask) {
        return call.state().registry().list(ask);
    }
}
