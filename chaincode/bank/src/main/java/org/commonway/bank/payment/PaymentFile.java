package org.commonway.bank.payment;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxWriteConfiguration;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.bank.transfer.Transfer;
import org.commonway.rules.money.Money;

/**
 * Writes a customer credit transfer initiation, ISO 20022 pain.001.001.09: one payment information for each debtor and
 * currency, in it a transaction for each transfer. Counts and control sums are those of the transfers; an amount has as
 * many decimals as its currency. The bank needs a mandate for every debtor's account.
 */
public final class PaymentFile {
    /** Amounts and sums have at most 18 digits (ActiveOrHistoricCurrencyAndAmount, DecimalNumber). */
    private static final int MOST_DIGITS = 18;

    private PaymentFile() {}

    /** The file, as UTF-8 text; refused with AMOUNT_TOO_LARGE, or ACCOUNTS_MISSING for a bic that a currency needs. */
    public static String write(PaymentOrder order) {
        CustomerCreditTransferInitiationV09 initiation = new CustomerCreditTransferInitiationV09();
        initiation.setGrpHdr(header(order));
        for (List<Transfer> group : byDebtorAndCurrency(order.transfers())) {
            initiation.addPmtInf(payment(order, group));
        }
        MxWriteConfiguration plain = new MxWriteConfiguration();
        plain.includeXMLDeclaration = true;
        plain.documentPrefix = null;
        return new MxPain00100109().setCstmrCdtTrfInitn(initiation).message(plain);
    }

    private static GroupHeader85 header(PaymentOrder order) {
        LocalDate until = LocalDate.ofInstant(
                java.time.Instant.ofEpochMilli(order.settlement().period().untilMillis()), ZoneOffset.UTC);
        return new GroupHeader85()
                .setMsgId(Reference.of(order.settlement().period().number(), until.toString(), order.initiator()))
                .setCreDtTm(OffsetDateTime.ofInstant(order.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC))
                .setNbOfTxs(Integer.toString(order.transfers().size()))
                .setCtrlSum(sum(order.transfers()))
                .setInitgPty(Parties.named(order.initiator()));
    }

    private static PaymentInstruction30 payment(PaymentOrder order, List<Transfer> group) {
        Transfer first = group.get(0);
        int number = order.settlement().period().number();
        String currency = first.amount().currency().getCurrencyCode();
        Parties parties = new Parties(order.accounts(), currency);
        PaymentInstruction30 payment = new PaymentInstruction30()
                .setPmtInfId(Reference.of(number, currency, first.debtor().id()))
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setNbOfTxs(Integer.toString(group.size()))
                .setCtrlSum(sum(group))
                .setPmtTpInf(parties.serviceLevel())
                .setReqdExctnDt(Parties.day(LocalDate.ofInstant(order.now(), ZoneOffset.UTC)))
                .setDbtr(parties.holder(first.debtor()))
                .setDbtrAcct(parties.account(first.debtor()).setCcy(currency))
                .setDbtrAgt(parties.bank(first.debtor()))
                .setChrgBr(parties.charges());
        group.forEach(transfer -> payment.addCdtTrfTxInf(parties.transaction(number, transfer, decimal(transfer))));
        return payment;
    }

    private static List<List<Transfer>> byDebtorAndCurrency(List<Transfer> transfers) {
        Map<String, List<Transfer>> groups = new TreeMap<>();
        for (Transfer transfer : transfers) {
            String key = transfer.debtor() + " " + transfer.amount().currency();
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(transfer);
        }
        return List.copyOf(groups.values());
    }

    /** Over all currencies, as the standard defines a control sum. */
    private static BigDecimal sum(List<Transfer> transfers) {
        BigDecimal sum = transfers.stream().map(PaymentFile::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
        return checked(sum);
    }

    private static BigDecimal decimal(Transfer transfer) {
        Money amount = transfer.amount();
        return checked(BigDecimal.valueOf(amount.minorUnits(), amount.currency().getDefaultFractionDigits()));
    }

    private static BigDecimal checked(BigDecimal number) {
        if (number.precision() > MOST_DIGITS) {
            throw new BankRefusal(
                    Code.AMOUNT_TOO_LARGE,
                    "The amount " + number.toPlainString()
                            + " has more than the 18 digits that ISO 20022 takes; settle shorter periods.");
        }
        return number;
    }
}
