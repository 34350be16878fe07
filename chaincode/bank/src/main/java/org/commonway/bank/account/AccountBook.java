package org.commonway.bank.account;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.rules.settlement.Party;

/** The accounts of the parties. */
public final class AccountBook {
    private final SortedMap<Party, BankAccount> accounts;

    /** A book of these accounts. */
    public AccountBook(Map<Party, BankAccount> accounts) {
        this.accounts = new TreeMap<>(accounts);
    }

    /** Refuses with ACCOUNTS_MISSING, naming every party that the book lacks. */
    public void requireAll(Collection<Party> parties) {
        TreeSet<Party> missing = new TreeSet<>(parties);
        missing.removeAll(accounts.keySet());
        if (!missing.isEmpty()) {
            throw missing(missing.stream().map(Party::toString).collect(Collectors.joining(", ")));
        }
    }

    /** The account of this party; refused with ACCOUNTS_MISSING. */
    public BankAccount get(Party party) {
        BankAccount account = accounts.get(party);
        if (account == null) {
            throw missing(party.toString());
        }
        return account;
    }

    private static BankRefusal missing(String parties) {
        return new BankRefusal(
                Code.ACCOUNTS_MISSING,
                "The accounts file has no line for " + parties
                        + "; add party, name, iban and bic of each (bic may stay empty within SEPA).");
    }
}
