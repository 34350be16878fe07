package org.commonway.chaincode.state;

import org.commonway.chaincode.codec.Canonical;
import org.commonway.chaincode.codec.TermsCodec;
import org.commonway.chaincode.memo.Memo;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.rules.terms.TermsPut;
import org.commonway.rules.terms.TermsSchedule;
import org.jspecify.annotations.Nullable;

/** The terms. The schedule is read once in a transaction. */
public final class TermsBook {
    private static final Memo<TermsSchedule> MEMO = new Memo<>();

    private final Records records;
    private @Nullable TermsSchedule read;

    TermsBook(Records records) {
        this.records = records;
    }

    /** The versions that are in force or will be; none before a city has put any. */
    public TermsSchedule getSchedule() {
        TermsSchedule known = read;
        if (known == null) {
            known = records.find(Keys.TERMS_SCHEDULE)
                    .map(bytes -> MEMO.get(bytes, () -> parse(bytes)))
                    .orElseGet(TermsSchedule::empty);
            read = known;
        }
        return known;
    }

    /** The terms of this version; one that is not there is a bug, for trips name only what was put. */
    public org.commonway.rules.terms.Terms get(int version) {
        return records.find(Keys.terms(version), Terms.parser())
                .map(TermsCodec::toRules)
                .orElseThrow(() -> new IllegalStateException("terms " + version + " were never put"));
    }

    /** Writes a new version and the schedule with it. */
    public void put(TermsPut change) {
        records.put(Keys.terms(change.terms().version()), TermsCodec.toProto(change.terms()));
        records.put(Keys.TERMS_SCHEDULE, TermsCodec.toProto(change.schedule()));
    }

    private static TermsSchedule parse(byte[] bytes) {
        return TermsCodec.toRules(
                Canonical.parseState(Keys.TERMS_SCHEDULE, org.commonway.proto.ledger.v1.TermsSchedule.parser(), bytes));
    }
}
