package org.commonway.gateway.wallet;

import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.commonway.rules.money.Money;

/** Where transfers are kept, for ever. */
public interface AccountBook {

    /**
     * Does the work while nobody else reads or writes this rider's accounts. All that it enters is kept, durably, when
     * this returns; nothing of it when the work throws.
     *
     * @throws IllegalArgumentException when there is no such rider
     */
    <T> T alone(String riderId, Function<Page, T> work);

    /** The book while it is open for one rider. */
    interface Page {

        /** The sum of the account's postings in this currency; throws ArithmeticException beyond a long. */
        Money balance(Account account, Currency currency);

        /** The transfers of a reservation, in the order of entry. */
        List<Transfer> listTransfers(String reservationId);

        /** Enters a transfer; a second one of the same number of a reservation is refused as a bug. */
        void enter(Transfer transfer);
    }
}
