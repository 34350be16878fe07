package org.commonway.bank;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonway.bank.account.AccountBook;
import org.commonway.bank.account.BankAccount;
import org.commonway.bank.account.Bic;
import org.commonway.bank.account.Iban;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.Positions;

/** Made-up accounts with right check digits. */
final class Accounts {
    private Accounts() {}

    static AccountBook of(Positions positions) {
        Map<Party, BankAccount> accounts = new HashMap<>();
        positions.list().forEach(position -> accounts.put(position.party(), account(position.party())));
        return new AccountBook(accounts);
    }

    static BankAccount account(Party party) {
        return new BankAccount("Holder of " + party, iban(party), Optional.of(new Bic("TESTPTPL")));
    }

    static Iban iban(Party party) {
        String number = String.format("%021d", Math.abs((long) party.toString().hashCode()));
        BigInteger withCountry = new BigInteger(number + "252900"); // P is 25, T is 29
        int check = 98 - withCountry.mod(BigInteger.valueOf(97)).intValue();
        return new Iban(String.format("PT%02d%s", check, number));
    }
}
