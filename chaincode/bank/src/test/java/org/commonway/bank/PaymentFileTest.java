package org.commonway.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.bank.account.AccountBook;
import org.commonway.bank.account.BankAccount;
import org.commonway.bank.payment.PaymentFile;
import org.commonway.bank.payment.PaymentOrder;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.AccountTotal;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.NetPosition;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.PartyKind;
import org.commonway.rules.settlement.Period;
import org.commonway.rules.settlement.Positions;
import org.junit.jupiter.api.Test;

class PaymentFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T23:00:00.123Z");
    private static final Party METRO = new Party(PartyKind.OPERATOR, "metro");
    private static final Party BIKES = new Party(PartyKind.OPERATOR, "bikes");
    private static final Party GATEWAY = new Party(PartyKind.GATEWAY, "CoopMSP/demo-gateway");

    @Test
    void amounts_have_the_decimals_of_their_currency() {
        assertThat(write(settlement("JPY", 1_234, -1_234))).contains("<InstdAmt Ccy=\"JPY\">1234</InstdAmt>");
        assertThat(write(settlement("EUR", 1_230, -1_230))).contains("<InstdAmt Ccy=\"EUR\">12.30</InstdAmt>");
        assertThat(write(settlement("KWD", 1_230, -1_230))).contains("<InstdAmt Ccy=\"KWD\">1.230</InstdAmt>");
    }

    @Test
    void a_file_names_the_settlement_and_the_parties_and_has_one_payment_a_debtor() {
        Closed settlement = closed(List.of(
                position(BIKES, AccountKind.OPERATOR, Money.of(300, "EUR")),
                position(METRO, AccountKind.OPERATOR, Money.of(200, "EUR")),
                position(GATEWAY, AccountKind.PAYER, Money.of(-500, "EUR"))));
        String xml = write(settlement);

        PaymentFileReader.requireValid(xml);
        var file = MxPain00100109.parse(xml).getCstmrCdtTrfInitn();
        assertThat(file.getGrpHdr().getMsgId()).isEqualTo("S7-1970-01-02-Alvora");
        assertThat(file.getPmtInf()).hasSize(1);
        PaymentInstruction30 payment = file.getPmtInf().get(0);
        assertThat(payment.getPmtInfId()).isEqualTo("S7-EUR-CoopMSP/demo-gateway");
        assertThat(payment.getDbtr().getNm()).isEqualTo("Holder of " + GATEWAY);
        assertThat(payment.getCdtTrfTxInf())
                .extracting(transaction -> transaction.getPmtId().getEndToEndId())
                .containsExactly("S7-CoopMSP/demo-gateway-bikes", "S7-CoopMSP/demo-gateway-metro");
        assertThat(payment.getCdtTrfTxInf())
                .extracting(CreditTransferTransaction34::getCdtr)
                .extracting(creditor -> creditor.getNm())
                .containsExactly("Holder of " + BIKES, "Holder of " + METRO);
    }

    @Test
    void ids_that_are_too_long_are_cut_and_stay_different() {
        String same = "a-very-long-operator-id-0123456";
        Party one = new Party(PartyKind.OPERATOR, same + "1");
        Party two = new Party(PartyKind.OPERATOR, same + "2");
        String xml = write(closed(List.of(
                position(one, AccountKind.OPERATOR, Money.of(300, "EUR")),
                position(two, AccountKind.OPERATOR, Money.of(200, "EUR")),
                position(GATEWAY, AccountKind.PAYER, Money.of(-500, "EUR")))));

        PaymentFileReader.requireValid(xml);
        List<String> ids = MxPain00100109.parse(xml).getCstmrCdtTrfInitn().getPmtInf().get(0).getCdtTrfTxInf().stream()
                .map(transaction -> transaction.getPmtId().getEndToEndId())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("S7-CoopMSP") && id.length() <= 35);
        assertThat(ids).allMatch(id -> id.contains("a-very-lo"));
    }

    @Test
    void the_same_settlement_makes_the_same_file() {
        assertThat(write(settlement("EUR", 100, -100))).isEqualTo(write(settlement("EUR", 100, -100)));
    }

    @Test
    void within_sepa_a_bic_may_be_left_out_elsewhere_not() {
        assertThat(withoutBic("EUR")).contains("NOTPROVIDED").contains("<Cd>SEPA</Cd>");
        PaymentFileReader.requireValid(withoutBic("EUR"));
        assertThatThrownBy(() -> withoutBic("KWD"))
                .isInstanceOf(BankRefusal.class)
                .hasMessageContaining("no bic for gateway:CoopMSP/demo-gateway");
    }

    @Test
    void parties_without_an_account_are_named_all_at_once() {
        assertThatThrownBy(() -> PaymentOrder.of(settlement("EUR", 1, -1), new AccountBook(Map.of()), "Alvora", NOW))
                .isInstanceOf(BankRefusal.class)
                .hasMessageContaining("no line for operator:metro, gateway:CoopMSP/demo-gateway;");
    }

    @Test
    void a_settlement_of_nothing_needs_no_file() {
        Closed nothing = closed(List.of(position(METRO, AccountKind.OPERATOR, Money.of(0, "EUR"))));
        assertThatThrownBy(() -> write(nothing)).hasMessageContaining("nobody pays anybody");
    }

    @Test
    void an_amount_that_the_standard_cannot_say_is_refused() {
        long huge = Long.MAX_VALUE;
        assertThatThrownBy(() -> write(settlement("EUR", huge, -huge))).hasMessageContaining("18 digits");
    }

    private static String withoutBic(String currency) {
        Closed settlement = settlement(currency, 100, -100);
        Map<Party, BankAccount> accounts = Map.of(METRO, withoutBic(METRO), GATEWAY, withoutBic(GATEWAY));
        return PaymentFile.write(PaymentOrder.of(settlement, new AccountBook(accounts), "Alvora", NOW));
    }

    private static BankAccount withoutBic(Party party) {
        return new BankAccount("Holder", Accounts.iban(party), Optional.empty());
    }

    private static String write(Closed settlement) {
        return PaymentFile.write(PaymentOrder.of(settlement, Accounts.of(settlement.positions()), "Alvora", NOW));
    }

    private static Closed settlement(String currency, long metro, long gateway) {
        return closed(List.of(
                position(METRO, AccountKind.OPERATOR, Money.of(metro, currency)),
                position(GATEWAY, AccountKind.PAYER, Money.of(gateway, currency))));
    }

    private static NetPosition position(Party party, AccountKind account, Money net) {
        return new NetPosition(party, net, List.of(new AccountTotal(account, net, 1)));
    }

    private static Closed closed(List<NetPosition> positions) {
        return new Closed(new Period(7, 0, 86_400_000), new Positions(positions), 1);
    }
}
