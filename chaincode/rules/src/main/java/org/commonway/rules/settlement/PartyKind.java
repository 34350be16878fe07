package org.commonway.rules.settlement;

import java.util.Locale;
import org.commonway.rules.journal.AccountKind;

/** What a party is that money is settled with. */
public enum PartyKind {
    OPERATOR,
    GATEWAY,
    CITY;

    /** Whose account this is: what riders paid in, what is pending of it, commission and VAT are a gateway's. */
    public static PartyKind of(AccountKind account) {
        return switch (account) {
            case OPERATOR -> OPERATOR;
            case PAYER, HOLD, COMMISSION, VAT -> GATEWAY;
            case LEVY -> CITY;
        };
    }

    /** In lower case, as people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
