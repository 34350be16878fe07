package org.commonway.chaincode.codec;

import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.EntryReason;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Posting;
import org.commonway.rules.journal.Account;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.trip.Trip;

/** Journal entries. */
public final class JournalCodec {
    private static final EnumCodec<EntryReason, org.commonway.rules.journal.EntryReason> REASON =
            EnumCodec.of(EntryReason.class, "ENTRY_REASON_", org.commonway.rules.journal.EntryReason.class);
    private static final EnumCodec<AccountKind, org.commonway.rules.journal.AccountKind> ACCOUNT =
            EnumCodec.of(AccountKind.class, "ACCOUNT_KIND_", org.commonway.rules.journal.AccountKind.class);

    private JournalCodec() {}

    /**
     * The last entry of a trip, as it goes to the ledger.
     *
     * @param trip as it stands with the entry
     */
    public static JournalEntry toProto(Trip trip, org.commonway.rules.journal.JournalEntry entry, long atMillis) {
        JournalEntry.Builder builder = JournalEntry.newBuilder()
                .setTripId(trip.id().value())
                .setNumber(trip.journal().entries())
                .setReason(REASON.toProto(entry.reason()))
                .setAt(MoneyCodec.toMoment(atMillis));
        for (org.commonway.rules.journal.Posting posting : entry.postings()) {
            builder.addPostings(Posting.newBuilder()
                    .setAccount(ACCOUNT.toProto(posting.account().kind()))
                    .setPartyId(posting.account().partyId())
                    .setAmount(MoneyCodec.toProto(posting.amount()))
                    .setLeg(posting.leg()));
        }
        return builder.build();
    }

    /** An entry of the ledger, as the law looks at it. */
    public static org.commonway.rules.journal.JournalEntry toRules(JournalEntry entry) {
        return new org.commonway.rules.journal.JournalEntry(
                REASON.get(entry.getReason()),
                entry.getPostingsList().stream().map(JournalCodec::toRules).toList());
    }

    private static org.commonway.rules.journal.Posting toRules(Posting posting) {
        return new org.commonway.rules.journal.Posting(
                new Account(ACCOUNT.get(posting.getAccount()), posting.getPartyId()),
                MoneyCodec.toRules(posting.getAmount(), RefusalCode.INVALID_ARGUMENT),
                posting.getLeg());
    }
}
