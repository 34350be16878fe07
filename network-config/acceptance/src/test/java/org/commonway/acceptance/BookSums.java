package org.commonway.acceptance;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Posting;

/** What a journal comes to, added up here and not by the law; in the currency's smallest unit. */
final class BookSums {
    private BookSums() {}

    /** Each party's net, written as commands write parties: {@code operator:metro}. */
    static SortedMap<String, Long> byParty(List<JournalEntry> journal) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (JournalEntry entry : journal) {
            for (Posting posting : entry.getPostingsList()) {
                sums.merge(
                        kind(posting.getAccount()) + ":" + posting.getPartyId(),
                        posting.getAmount().getMinorUnits(),
                        Long::sum);
            }
        }
        return sums;
    }

    /** The balance of all accounts of this kind together. */
    static long of(AccountKind kind, List<JournalEntry> journal) {
        return journal.stream()
                .flatMap(entry -> entry.getPostingsList().stream())
                .filter(posting -> posting.getAccount() == kind)
                .mapToLong(posting -> posting.getAmount().getMinorUnits())
                .sum();
    }

    private static String kind(AccountKind account) {
        return switch (account) {
            case ACCOUNT_KIND_OPERATOR -> "operator";
            case ACCOUNT_KIND_LEVY -> "city";
            case ACCOUNT_KIND_PAYER, ACCOUNT_KIND_HOLD, ACCOUNT_KIND_COMMISSION, ACCOUNT_KIND_VAT -> "gateway";
            case ACCOUNT_KIND_UNSPECIFIED, UNRECOGNIZED -> throw new AssertionError("no such account: " + account);
        };
    }
}
