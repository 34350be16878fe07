package org.commonway.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonway.bank.payment.PaymentFile;
import org.commonway.bank.payment.PaymentOrder;
import org.commonway.bank.statement.Amounts;
import org.commonway.bank.statement.Statement;
import org.commonway.bank.statement.StatementLine;
import org.commonway.bank.statement.Statements;
import org.commonway.bank.transfer.Transfer;
import org.commonway.bank.transfer.Transfers;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.NetPosition;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.PartyKind;
import org.commonway.rules.split.VatDebtor;

/** Whatever is booked, ridden, cancelled and given back: journal, statements, transfers and bank file say the same. */
class BooksTest {

    @Property(tries = 300)
    void transfers_settle_every_position_exactly_and_are_fewer_than_the_parties(@ForAll("books") RandomBooks books) {
        Closed settlement = books.closed();
        List<Transfer> transfers = Transfers.settling(settlement.positions());
        Map<String, Long> open = new HashMap<>();
        settlement.positions().list().forEach(position -> add(open, position.party(), position.net(), -1));
        transfers.forEach(transfer -> {
            add(open, transfer.creditor(), transfer.amount(), 1);
            add(open, transfer.debtor(), transfer.amount(), -1);
        });
        assertThat(open.values()).allMatch(rest -> rest == 0);
        long owing = settlement.positions().list().stream()
                .filter(position -> position.net().minorUnits() != 0)
                .count();
        assertThat(transfers).hasSizeLessThanOrEqualTo((int) Math.max(0, owing - 1));
    }

    @Property(tries = 200)
    void statements_come_to_the_positions_and_each_line_adds_up(@ForAll("books") RandomBooks books) {
        Closed settlement = books.closed();
        Statements statements = new Statements(
                settlement, Optional.empty(), (trip, leg) -> books.vat().get(trip));
        for (NetPosition position : settlement.positions().list()) {
            List<Statement> ofParty = statements.of(position.party(), books.journal());
            assertThat(ofParty)
                    .filteredOn(statement ->
                            statement.currency().equals(position.net().currency()))
                    .singleElement()
                    .satisfies(statement -> assertThat(statement.totals().net()).isEqualTo(position.net()));
            ofParty.forEach(statement -> statement.lines().forEach(line -> requireAddsUp(statement.party(), line)));
        }
    }

    @Property(tries = 60)
    void the_bank_file_is_valid_and_moves_what_the_positions_say(@ForAll("books") RandomBooks books) {
        Closed settlement = books.closed();
        if (Transfers.settling(settlement.positions()).isEmpty()) {
            return;
        }
        PaymentOrder order = PaymentOrder.of(
                settlement, Accounts.of(settlement.positions()), "City", Instant.parse("2026-11-22T23:00:00Z"));
        Map<String, BigDecimal> balances = PaymentFileReader.balances(PaymentFile.write(order));
        for (NetPosition position : settlement.positions().list()) {
            Money net = position.net();
            BigDecimal balance =
                    balances.getOrDefault(Accounts.iban(position.party()).text() + net.currency(), BigDecimal.ZERO);
            assertThat(balance)
                    .isEqualByComparingTo(
                            BigDecimal.valueOf(net.minorUnits(), net.currency().getDefaultFractionDigits()));
        }
    }

    @Provide
    Arbitrary<RandomBooks> books() {
        return RandomBooks.books();
    }

    private static void add(Map<String, Long> open, Party party, Money amount, int sign) {
        open.merge(party + " " + amount.currency(), sign * amount.minorUnits(), Long::sum);
    }

    private static void requireAddsUp(Party party, StatementLine line) {
        Amounts amounts = line.amounts();
        Money vatOfGateway = line.vat().debtor() == VatDebtor.GATEWAY
                ? amounts.vat()
                : amounts.vat().zero();
        Money expected = switch (party.kind()) {
            case OPERATOR ->
                amounts.gross()
                        .minus(amounts.commission())
                        .minus(amounts.levy())
                        .minus(vatOfGateway);
            case GATEWAY -> amounts.commission().plus(vatOfGateway).minus(amounts.gross());
            case CITY -> amounts.levy();
        };
        assertThat(amounts.net()).isEqualTo(expected);
        assertThat(party.kind() == PartyKind.GATEWAY || amounts.pending().minorUnits() == 0)
                .isTrue();
    }
}
