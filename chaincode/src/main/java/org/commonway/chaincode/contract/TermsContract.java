package org.commonway.chaincode.contract;

import java.util.Optional;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.chaincode.codec.TermsCodec;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** The terms that a city has put on this channel. */
public final class TermsContract {
    private TermsContract() {}

    /** Puts the next version, in force from this transaction on. Those in force put again write nothing. */
    public static Terms put(Call call, Terms asked) {
        call.caller().requireCity();
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
    }

    private static boolean isSameAsk(Terms before, Terms next) {
        return before.equals(next.toBuilder()
                .setVersion(before.getVersion())
                .setValidFrom(before.getValidFrom())
                .build());
    }

    /** The terms in force; NO_TERMS before a city has put any. */
    public static Terms inForce(Call call) {
        return call.state().findTerms().orElseThrow(() -> new Refusal(RefusalCode.NO_TERMS));
    }
}
