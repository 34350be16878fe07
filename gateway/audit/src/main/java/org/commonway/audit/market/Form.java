package org.commonway.audit.market;

import java.util.regex.Pattern;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** The forms of names in a market: each as the ledger writes it. */
enum Form {
    /** Of an operator, an owner, a city or a trip: 1 to 64 of letters, digits, '-', '_' and '.'. */
    ID("[A-Za-z0-9._-]{1,64}"),
    /** Of a mode: the names of commonway.hold.v1.Mode. */
    MODE("[A-Z_]{1,32}"),
    /** Of a currency (ISO 4217). */
    CURRENCY("[A-Z]{3}");

    private final Pattern pattern;

    Form(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Refuses MARKET_TEXT for what is not in this form. */
    void require(String what, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new AuditRefusal(RefusalCode.MARKET_TEXT, what);
        }
    }
}
