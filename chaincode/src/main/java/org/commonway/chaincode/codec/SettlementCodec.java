package org.commonway.chaincode.codec;

import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.AccountTotal;
import org.commonway.proto.ledger.v1.NetPosition;
import org.commonway.proto.ledger.v1.PartyKind;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.Netting;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.Period;
import org.commonway.rules.settlement.Positions;

/** Settlements. */
public final class SettlementCodec {
    private static final EnumCodec<PartyKind, org.commonway.rules.settlement.PartyKind> PARTY =
            EnumCodec.of(PartyKind.class, "PARTY_KIND_", org.commonway.rules.settlement.PartyKind.class);
    private static final EnumCodec<AccountKind, org.commonway.rules.journal.AccountKind> ACCOUNT =
            EnumCodec.of(AccountKind.class, "ACCOUNT_KIND_", org.commonway.rules.journal.AccountKind.class);

    private SettlementCodec() {}

    /** The settlement, as it stands on the ledger. */
    public static Settlement toProto(org.commonway.rules.settlement.Settlement settlement) {
        Settlement.Builder message = toSummary(settlement).toBuilder();
        settlement.positions().list().forEach(position -> message.addPositions(toProto(position)));
        return message.build();
    }

    /** The settlement without its positions. */
    public static Settlement toSummary(org.commonway.rules.settlement.Settlement settlement) {
        Settlement.Builder message = Settlement.newBuilder()
                .setNumber(settlement.period().number())
                .setFrom(MoneyCodec.toMoment(settlement.period().fromMillis()))
                .setUntil(MoneyCodec.toMoment(settlement.period().untilMillis()))
                .setEntries(settlement.entries());
        if (settlement instanceof Netting netting) {
            netting.bookmark().ifPresent(message::setBookmark);
            return message.setStatus(SettlementStatus.SETTLEMENT_STATUS_NETTING).build();
        }
        return message.setStatus(SettlementStatus.SETTLEMENT_STATUS_CLOSED).build();
    }

    /** A settlement of the ledger, as the law looks at it. */
    public static org.commonway.rules.settlement.Settlement toRules(Settlement message) {
        Period period = new Period(
                message.getNumber(),
                message.getFrom().getEpochMillis(),
                message.getUntil().getEpochMillis());
        Positions positions = new Positions(message.getPositionsList().stream()
                .map(SettlementCodec::toRules)
                .toList());
        if (message.getStatus() == SettlementStatus.SETTLEMENT_STATUS_CLOSED) {
            return new Closed(period, positions, message.getEntries());
        }
        Optional<String> bookmark =
                message.getBookmark().isEmpty() ? Optional.empty() : Optional.of(message.getBookmark());
        return new Netting(period, positions, message.getEntries(), bookmark);
    }

    private static NetPosition toProto(org.commonway.rules.settlement.NetPosition position) {
        NetPosition.Builder message = NetPosition.newBuilder()
                .setPartyKind(PARTY.toProto(position.party().kind()))
                .setPartyId(position.party().id())
                .setNet(MoneyCodec.toProto(position.net()));
        position.accounts()
                .forEach(account -> message.addAccounts(AccountTotal.newBuilder()
                        .setAccount(ACCOUNT.toProto(account.account()))
                        .setTotal(MoneyCodec.toProto(account.total()))
                        .setPostings(account.postings())));
        return message.build();
    }

    private static org.commonway.rules.settlement.NetPosition toRules(NetPosition message) {
        List<org.commonway.rules.settlement.AccountTotal> accounts = message.getAccountsList().stream()
                .map(account -> new org.commonway.rules.settlement.AccountTotal(
                        ACCOUNT.get(account.getAccount()), money(account.getTotal()), account.getPostings()))
                .toList();
        Party party = new Party(PARTY.get(message.getPartyKind()), message.getPartyId());
        return new org.commonway.rules.settlement.NetPosition(party, money(message.getNet()), accounts);
    }

    private static Money money(org.commonway.proto.type.v1.Money money) {
        return MoneyCodec.toRules(money, RefusalCode.INVALID_ARGUMENT);
    }
}
