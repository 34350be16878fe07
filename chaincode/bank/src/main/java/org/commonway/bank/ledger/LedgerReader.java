package org.commonway.bank.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.bank.statement.JournalLine;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.rules.journal.Account;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.AccountTotal;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.NetPosition;
import org.commonway.rules.settlement.Netting;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.PartyKind;
import org.commonway.rules.settlement.Period;
import org.commonway.rules.settlement.Positions;
import org.commonway.rules.settlement.Settlement;

/**
 * Reads the ledger's messages into the law's types, which check again what they say: that entries and positions sum to 0.
 * What does not is refused with UNREADABLE_LEDGER.
 */
public final class LedgerReader {
    private LedgerReader() {}

    /** The settlement as the law sees it. */
    public static Settlement settlement(org.commonway.proto.ledger.v1.Settlement message) {
        return checked("Settlement " + message.getNumber(), () -> {
            Period period = new Period(
                    message.getNumber(),
                    message.getFrom().getEpochMillis(),
                    message.getUntil().getEpochMillis());
            Positions positions = new Positions(message.getPositionsList().stream()
                    .map(LedgerReader::position)
                    .toList());
            return message.getStatus() == SettlementStatus.SETTLEMENT_STATUS_CLOSED
                    ? new Closed(period, positions, message.getEntries())
                    : new Netting(period, positions, message.getEntries(), bookmark(message.getBookmark()));
        });
    }

    /** The settlement, which must be closed; refused with SETTLEMENT_NOT_CLOSED. */
    public static Closed closed(org.commonway.proto.ledger.v1.Settlement message) {
        if (settlement(message) instanceof Closed closed) {
            return closed;
        }
        throw new BankRefusal(
                Code.SETTLEMENT_NOT_CLOSED,
                "Settlement " + message.getNumber()
                        + " is not netted to its end yet; finish it with ./commonway settle.");
    }

    /** An entry of the journal. */
    public static JournalLine line(org.commonway.proto.ledger.v1.JournalEntry message) {
        return checked("Entry " + message.getNumber() + " of trip " + message.getTripId(), () -> {
            List<Posting> postings = new ArrayList<>();
            for (org.commonway.proto.ledger.v1.Posting posting : message.getPostingsList()) {
                Account account = new Account(account(posting.getAccount()), posting.getPartyId());
                postings.add(new Posting(account, money(posting.getAmount()), posting.getLeg()));
            }
            EntryReason reason = EntryReason.valueOf(without("ENTRY_REASON_", message.getReason()));
            return new JournalLine(
                    message.getTripId(),
                    message.getNumber(),
                    message.getAt().getEpochMillis(),
                    new JournalEntry(reason, postings));
        });
    }

    private static NetPosition position(org.commonway.proto.ledger.v1.NetPosition message) {
        Party party =
                new Party(PartyKind.valueOf(without("PARTY_KIND_", message.getPartyKind())), message.getPartyId());
        List<AccountTotal> accounts = message.getAccountsList().stream()
                .map(total ->
                        new AccountTotal(account(total.getAccount()), money(total.getTotal()), total.getPostings()))
                .toList();
        return new NetPosition(party, money(message.getNet()), accounts);
    }

    private static AccountKind account(org.commonway.proto.ledger.v1.AccountKind kind) {
        return AccountKind.valueOf(without("ACCOUNT_KIND_", kind));
    }

    private static Money money(org.commonway.proto.type.v1.Money money) {
        return Money.of(money.getMinorUnits(), money.getCurrency());
    }

    private static Optional<String> bookmark(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The law's enums have the names of the messages', without the prefix that protobuf asks for. */
    private static String without(String prefix, Enum<?> constant) {
        return constant.name().substring(prefix.length());
    }

    private static <T> T checked(String what, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new BankRefusal(
                    Code.UNREADABLE_LEDGER,
                    what + " is not what the law makes (" + e.getMessage()
                            + "); report it to the city's auditor with the block it stands in.");
        }
    }
}
