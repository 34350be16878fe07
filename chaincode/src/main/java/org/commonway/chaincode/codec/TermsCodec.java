package org.commonway.chaincode.codec;

import org.commonway.proto.ledger.v1.Terms;

/** Terms. */
public final class TermsCodec {
    private TermsCodec() {}

    /** The terms; refused with INVALID_TERMS. */
    public static org.commonway.rules.terms.Terms toRules(Terms terms) {
        return new org.commonway.rules.terms.Terms(
                terms.getVersion(), terms.getCommissionCeilingBps(), terms.getLevyBps(), terms.getCityMspId());
    }
}
