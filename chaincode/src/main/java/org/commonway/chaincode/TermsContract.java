package org.commonway.chaincode;

import java.util.Optional;
import org.commonway.chaincode.codec.LedgerJson;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.chaincode.codec.TermsCodec;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Info;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** The terms that a city has put on this channel. */
@Contract(name = "terms", info = @Info(title = "terms", description = "The terms in force", version = "1"))
public final class TermsContract extends LedgerContract {

    /** Puts the next version, in force from this transaction on. Those in force put again write nothing. */
    @Transaction(name = "Put", intent = Transaction.TYPE.SUBMIT)
    public String put(Context context, String termsJson) {
        return answer(context, call -> {
            call.caller().requireCity();
            Terms asked =
                    LedgerJson.parseArgument(termsJson, Terms.newBuilder()).build();
            if (asked.getValidFrom().getEpochMillis() > call.nowMillis()) {
                throw new Refusal(
                        RefusalCode.INVALID_TERMS,
                        "Terms are in force from the transaction that puts them; leave valid_from out.");
            }
            Optional<Terms> before = call.state().findTerms();
            if (before.isPresent()
                    && !before.get().getCityMspId().equals(call.caller().mspId())) {
                throw new Refusal(RefusalCode.TERMS_OF_ANOTHER_CITY);
            }
            Terms next = asked.toBuilder()
                    .setVersion(before.map(Terms::getVersion).orElse(0) + 1)
                    .setCityMspId(call.caller().mspId())
                    .setValidFrom(MoneyCodec.toMoment(call.nowMillis()))
                    .build();
            TermsCodec.toRules(next);
            if (before.isPresent() && isSameAsk(before.get(), next)) {
                return before.get();
            }
            call.state().putTerms(next);
            return next;
        });
    }

    private static boolean isSameAsk(Terms before, Terms next) {
        return before.equals(next.toBuilder()
                .setVersion(before.getVersion())
                .setValidFrom(before.getValidFrom())
                .build());
    }

    /** The terms in force; NO_TERMS before a city has put any. Any member may ask. */
    @Transaction(name = "InForce", intent = Transaction.TYPE.EVALUATE)
    public String inForce(Context context) {
        return answer(context, call -> call.state().findTerms().orElseThrow(() -> new Refusal(RefusalCode.NO_TERMS)));
    }
}
