package org.commonway.bank.payment;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericFinancialIdentification1;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation26;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ServiceLevel8Choice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.bank.account.AccountBook;
import org.commonway.bank.account.Bic;
import org.commonway.bank.transfer.Transfer;
import org.commonway.rules.settlement.Party;
import org.jspecify.annotations.Nullable;

/** Parties, accounts and transactions in the words of pain.001.001.09, for payments in one currency. */
final class Parties {
    private final AccountBook accounts;
    private final String currency;
    private final boolean isSepa;

    Parties(AccountBook accounts, String currency) {
        this.accounts = accounts;
        this.currency = currency;
        this.isSepa = currency.equals("EUR");
    }

    static PartyIdentification135 named(String name) {
        return new PartyIdentification135().setNm(name);
    }

    static DateAndDateTime2Choice day(LocalDate day) {
        return new DateAndDateTime2Choice().setDt(day);
    }

    PartyIdentification135 holder(Party party) {
        return named(accounts.get(party).name());
    }

    CashAccount38 account(Party party) {
        return new CashAccount38()
                .setId(new AccountIdentification4Choice()
                        .setIBAN(accounts.get(party).iban().text()));
    }

    /** Within SEPA a bank is known by the IBAN; then the standard wants NOTPROVIDED (EPC 132-08). */
    BranchAndFinancialInstitutionIdentification6 bank(Party party) {
        FinancialInstitutionIdentification18 id = accounts.get(party)
                .bic()
                .map(Bic::text)
                .map(new FinancialInstitutionIdentification18()::setBICFI)
                .orElseGet(() -> notProvided(party));
        return new BranchAndFinancialInstitutionIdentification6().setFinInstnId(id);
    }

    private FinancialInstitutionIdentification18 notProvided(Party party) {
        if (!isSepa) {
            throw new BankRefusal(
                    Code.ACCOUNTS_MISSING,
                    "The accounts file gives no bic for " + party + ", which a transfer in " + currency
                            + " needs; add it.");
        }
        return new FinancialInstitutionIdentification18()
                .setOthr(new GenericFinancialIdentification1().setId("NOTPROVIDED"));
    }

    @Nullable
    PaymentTypeInformation26 serviceLevel() {
        return isSepa ? new PaymentTypeInformation26().addSvcLvl(new ServiceLevel8Choice().setCd("SEPA")) : null;
    }

    ChargeBearerType1Code charges() {
        return isSepa ? ChargeBearerType1Code.SLEV : ChargeBearerType1Code.SHAR;
    }

    CreditTransferTransaction34 transaction(int settlement, Transfer transfer, BigDecimal amount) {
        String id = Reference.of(
                settlement, transfer.debtor().id(), transfer.creditor().id());
        CreditTransferTransaction34 transaction = new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6().setInstrId(id).setEndToEndId(id))
                .setAmt(new AmountType4Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy(currency)
                                .setValue(amount)))
                .setCdtr(holder(transfer.creditor()))
                .setCdtrAcct(account(transfer.creditor()))
                .setRmtInf(new RemittanceInformation16().addUstrd("Commonway settlement " + settlement));
        if (!isSepa || accounts.get(transfer.creditor()).bic().isPresent()) {
            transaction.setCdtrAgt(bank(transfer.creditor()));
        }
        return transaction;
    }
}
