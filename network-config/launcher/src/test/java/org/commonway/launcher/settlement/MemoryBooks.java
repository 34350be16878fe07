package org.commonway.launcher.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.ledger.Books;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.AccountTotal;
import org.commonway.proto.ledger.v1.EntryReason;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.NetPosition;
import org.commonway.proto.ledger.v1.PartyKind;
import org.commonway.proto.ledger.v1.Posting;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;

/** Books in memory: a journal of rides at one euro a second, netted in two steps; pages of two. */
final class MemoryBooks implements Books {
    private static final int PAGE = 2;

    final List<Settlement> settlements = new ArrayList<>();
    private final int seconds;
    int steps;

    MemoryBooks(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public JournalPage listJournal(Instant from, Instant until, int pageSize, String bookmark) {
        long first = bookmark.isEmpty() ? from.getEpochSecond() : Long.parseLong(bookmark);
        long end = Math.min(seconds, until.getEpochSecond());
        JournalPage.Builder page = JournalPage.newBuilder();
        for (long second = first; second < Math.min(first + PAGE, end); second++) {
            page.addEntries(entry(second));
        }
        return page.setBookmark(first + PAGE < end ? Long.toString(first + PAGE) : "")
                .build();
    }

    private static JournalEntry entry(long second) {
        return JournalEntry.newBuilder()
                .setTripId("trip " + second)
                .setNumber(1)
                .setReason(EntryReason.ENTRY_REASON_ENDED)
                .setAt(moment(Instant.ofEpochSecond(second)))
                .addPostings(Posting.newBuilder()
                        .setAccount(AccountKind.ACCOUNT_KIND_PAYER)
                        .setPartyId("CoopMSP/demo")
                        .setAmount(euro(-100)))
                .addPostings(Posting.newBuilder()
                        .setAccount(AccountKind.ACCOUNT_KIND_OPERATOR)
                        .setPartyId("metro")
                        .setAmount(euro(100)))
                .build();
    }

    @Override
    public Settlement beginSettlement(Instant until) {
        if (!settlements.isEmpty()) {
            Settlement last = settlements.get(settlements.size() - 1);
            if (last.getStatus() == SettlementStatus.SETTLEMENT_STATUS_NETTING
                    && until.toEpochMilli() < last.getUntil().getEpochMillis()) {
                settlements.remove(last);
            }
        }
        Moment from = settlements.isEmpty()
                ? Moment.getDefaultInstance()
                : settlements.get(settlements.size() - 1).getUntil();
        if (until.toEpochMilli() <= from.getEpochMillis()) {
            throw new LedgerRefusal("PERIOD_OUT_OF_ORDER", "The period ends before it begins.");
        }
        settlements.add(Settlement.newBuilder()
                .setNumber(settlements.size() + 1)
                .setFrom(from)
                .setUntil(moment(until))
                .setStatus(SettlementStatus.SETTLEMENT_STATUS_NETTING)
                .build());
        return settlements.get(settlements.size() - 1);
    }

    @Override
    public Settlement netSettlement(int number) {
        Settlement before = settlements.get(number - 1);
        steps++;
        long from = before.getFrom().getEpochMillis() / 1000;
        long until = Math.min(seconds, before.getUntil().getEpochMillis() / 1000);
        long count = Math.max(0, until - from);
        Settlement after = before.getBookmark().isEmpty()
                ? before.toBuilder().setBookmark("half").setEntries(count / 2).build()
                : closed(before, count);
        settlements.set(number - 1, after);
        return after;
    }

    private static Settlement closed(Settlement before, long count) {
        Settlement.Builder closed = before.toBuilder()
                .clearBookmark()
                .setEntries(count)
                .setStatus(SettlementStatus.SETTLEMENT_STATUS_CLOSED);
        if (count > 0) {
            closed.addPositions(position(
                    PartyKind.PARTY_KIND_OPERATOR, "metro", AccountKind.ACCOUNT_KIND_OPERATOR, 100 * count, count));
            closed.addPositions(position(
                    PartyKind.PARTY_KIND_GATEWAY, "CoopMSP/demo", AccountKind.ACCOUNT_KIND_PAYER, -100 * count, count));
        }
        return closed.build();
    }

    private static NetPosition position(PartyKind kind, String id, AccountKind account, long cents, long count) {
        return NetPosition.newBuilder()
                .setPartyKind(kind)
                .setPartyId(id)
                .setNet(euro(cents))
                .addAccounts(AccountTotal.newBuilder()
                        .setAccount(account)
                        .setTotal(euro(cents))
                        .setPostings(count))
                .build();
    }

    @Override
    public Optional<Settlement> findSettlement(int number) {
        return number < 1 || number > settlements.size() ? Optional.empty() : Optional.of(settlements.get(number - 1));
    }

    @Override
    public Settlements listSettlements(int pageSize, String bookmark) {
        int first = bookmark.isEmpty() ? 0 : Integer.parseInt(bookmark);
        int end = Math.min(first + PAGE, settlements.size());
        Settlements.Builder page = Settlements.newBuilder();
        settlements
                .subList(first, end)
                .forEach(
                        settlement -> page.addSettlements(settlement.toBuilder().clearPositions()));
        return page.setBookmark(end < settlements.size() ? Integer.toString(end) : "")
                .build();
    }

    private static Money euro(long cents) {
        return Money.newBuilder().setMinorUnits(cents).setCurrency("EUR").build();
    }

    private static Moment moment(Instant at) {
        return Moment.newBuilder().setEpochMillis(at.toEpochMilli()).build();
    }
}
