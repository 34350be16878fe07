package org.commonway.ledger.terms;

import java.time.Duration;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.TermsBook;
import org.commonway.proto.ledger.v1.Terms;

/**
 * What a city puts on a new ledger when nobody decided otherwise. By these terms the gateway owes the VAT of drivers who
 * are not registered for it, as will be the law in all of the EU.
 */
public final class FirstTerms {
    /** The most a gateway may take: 5 percent. */
    private static final int COMMISSION_CEILING_BPS = 500;
    /** What goes to the city: 1 percent. */
    private static final int LEVY_BPS = 100;
    /** How long a rider or an operator may dispute what a leg was charged. */
    private static final int DISPUTE_DAYS = 14;
    /** The same for people. */
    public static final String IN_WORDS = "commission at most 5.00 %, levy 1.00 %; the gateway owes the VAT of drivers"
            + " who are not registered for it";

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final TermsBook ledger;
    private final Pause pause;

    /** What passes between two tries. */
    interface Pause {
        void pass() throws InterruptedException;
    }

    /** Terms for this ledger, which must be spoken to as a city. */
    public FirstTerms(TermsBook ledger) {
        this(ledger, () -> Thread.sleep(PAUSE.toMillis()));
    }

    FirstTerms(TermsBook ledger, Pause pause) {
        this.ledger = ledger;
        this.pause = pause;
    }

    /**
     * Puts them when none are in force. A ledger that has just started, on a busy machine, may not answer in time: it is
     * asked again, half a second later, and what an earlier try may have put is found in force then.
     *
     * @param attempts how often it is asked at most
     * @return true when this put them, false when terms were in force
     * @throws LedgerOutage when it did not answer the last time either
     * @throws LedgerRefusal when it does not take them from us
     */
    public boolean putUnlessInForce(int attempts) {
        for (int attempt = 1; ; attempt++) {
            try {
                return putUnlessInForce();
            } catch (LedgerOutage outage) {
                if (attempt >= attempts) {
                    throw outage;
                }
                waitAfter(outage);
            }
        }
    }

    private boolean putUnlessInForce() {
        if (inForce()) {
            return false;
        }
        ledger.putTerms(Terms.newBuilder()
                .setCommissionCeilingBps(COMMISSION_CEILING_BPS)
                .setLevyBps(LEVY_BPS)
                .setDisputeDays(DISPUTE_DAYS)
                .setGatewayOwesVat(true)
                .build());
        return true;
    }

    private void waitAfter(LedgerOutage outage) {
        try {
            pause.pass();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw outage;
        }
    }

    private boolean inForce() {
        try {
            ledger.getTermsInForce();
            return true;
        } catch (LedgerRefusal refusal) {
            if (refusal.code().equals("NO_TERMS")) {
                return false;
            }
            throw refusal;
        }
    }
}
