package org.commonway.chaincode.contract;

import java.util.List;
import java.util.OptionalLong;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.TermsCodec;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.TermsSchedule;
import org.commonway.rules.terms.TermsPut;

/** The terms that a city has put on this channel. */
public final class TermsContract {
    private TermsContract() {}

    /** Puts the next version, in force from valid_from or from now. What the last one says already is not put again. */
    public static Terms put(Call call, Terms asked) {
        OptionalLong validFrom =
                asked.hasValidFrom() ? OptionalLong.of(asked.getValidFrom().getEpochMillis()) : OptionalLong.empty();
        TermsPut change = call.state()
                .terms()
                .getSchedule()
                .put(TermsCodec.toProposal(asked), validFrom, call.caller(), call.nowMillis());
        if (change.isNew()) {
            call.state().terms().put(change);
            call.state().alliance().add(call.caller().mspId());
        }
        return TermsCodec.toProto(change.terms());
    }

    /** The terms in force; NO_TERMS when there are none. */
    public static Terms inForce(Call call) {
        return TermsCodec.toProto(call.state().getTermsInForce());
    }

    /** The terms in force and those that will be. */
    public static TermsSchedule schedule(Call call) {
        org.commonway.rules.terms.TermsSchedule stored = call.state().terms().getSchedule();
        int first = stored.findInForce(call.nowMillis())
                .map(stored.versions()::indexOf)
                .orElse(0);
        List<org.commonway.rules.terms.Terms> current =
                stored.versions().subList(first, stored.versions().size());
        return TermsCodec.toProto(new org.commonway.rules.terms.TermsSchedule(current));
    }
}
