package org.commonway.bank.payment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.bank.account.AccountBook;
import org.commonway.bank.transfer.Transfer;
import org.commonway.bank.transfer.Transfers;
import org.commonway.rules.settlement.Closed;

/**
 * What a bank is asked to do about one settlement.
 *
 * @param settlement closed
 * @param transfers that settle it exactly, in their order
 * @param accounts with every party that a transfer names
 * @param initiator who hands the file in, 1 to 140 characters
 * @param now when: the file's creation, and the day on which it is carried out
 */
public record PaymentOrder(
        Closed settlement, List<Transfer> transfers, AccountBook accounts, String initiator, Instant now) {

    /** Takes a copy of the list. */
    public PaymentOrder {
        transfers = List.copyOf(transfers);
    }

    /** The order that settles these positions; refused with NOTHING_TO_PAY or ACCOUNTS_MISSING. */
    public static PaymentOrder of(Closed settlement, AccountBook accounts, String initiator, Instant now) {
        List<Transfer> transfers = Transfers.settling(settlement.positions());
        if (transfers.isEmpty()) {
            throw new BankRefusal(
                    Code.NOTHING_TO_PAY,
                    "In settlement " + settlement.period().number()
                            + " every position is 0: nobody pays anybody, and a bank file is not needed.");
        }
        accounts.requireAll(transfers.stream()
                .flatMap(transfer -> Stream.of(transfer.debtor(), transfer.creditor()))
                .toList());
        return new PaymentOrder(settlement, transfers, accounts, initiator, now);
    }
}
