package org.commonway.launcher.chain;

import java.nio.file.Path;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.ledger.fabric.UnusableConnection;
import org.commonway.proto.ledger.v1.Terms;

/**
 * Speaks for the city: puts the terms of a new network, without which nothing can be booked. By them the gateway owes the
 * VAT of drivers who are not registered for it, as will be the law in all of the EU.
 */
public final class TermsOffice {
    /** The most a gateway may take: 5 percent. */
    private static final int COMMISSION_CEILING_BPS = 500;
    /** What goes to the city: 1 percent. */
    private static final int LEVY_BPS = 100;
    /** How long a rider or an operator may dispute what a leg was charged. */
    private static final int DISPUTE_DAYS = 14;

    private static final int ATTEMPTS = 40;
    private static final long PAUSE_MILLIS = 500;

    private final LedgerConnection connection;

    /** The office of the member that speaks by this connection. */
    public TermsOffice(LedgerConnection connection) {
        this.connection = connection;
    }

    /** The office of this member, at the ledger of the city whose channel this is. */
    public TermsOffice(String address, String channel, String mspId, Path identityFolder, Path trustFile) {
        this.connection = new LedgerConnection(address, channel, "commonway", mspId, identityFolder, trustFile);
    }

    /**
     * Puts terms when none are in force; true when it did. A ledger that has just started, on a busy machine, may not
     * answer in time: it is asked again, and what an earlier try may have put is found in force then.
     */
    public boolean putAtFirstStart() {
        try (Ledger ledger = FabricLedger.connect(connection)) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return putUnlessInForce(ledger);
                } catch (LedgerOutage outage) {
                    if (attempt == ATTEMPTS) {
                        throw outage;
                    }
                    pause(outage);
                }
            }
        } catch (LedgerRefusal refusal) {
            throw new LauncherRefusal(
                    ExitCode.REFUSED, "The ledger did not take the city's terms: " + refusal.sentence(), refusal);
        } catch (LedgerOutage | UnusableConnection outage) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "The city's terms could not be put on the ledger: " + outage.getMessage(),
                    outage);
        }
    }

    private static boolean putUnlessInForce(Ledger ledger) {
        if (inForce(ledger)) {
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

    private static void pause(LedgerOutage outage) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw outage;
        }
    }

    private static boolean inForce(Ledger ledger) {
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
