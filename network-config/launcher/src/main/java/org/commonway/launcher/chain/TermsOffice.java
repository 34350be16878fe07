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
import org.commonway.ledger.terms.FirstTerms;

/** Speaks for the city: puts the terms of a new network, without which nothing can be booked. */
public final class TermsOffice {
    private static final int ATTEMPTS = 40;

    private final LedgerConnection connection;

    /** The office of the member that speaks by this connection. */
    public TermsOffice(LedgerConnection connection) {
        this.connection = connection;
    }

    /** The office of this member, at the ledger of the city whose channel this is. */
    public TermsOffice(String address, String channel, String mspId, Path identityFolder, Path trustFile) {
        this.connection = new LedgerConnection(address, channel, "commonway", mspId, identityFolder, trustFile);
    }

    /** Puts terms when none are in force; true when it did. */
    public boolean putAtFirstStart() {
        try (Ledger ledger = FabricLedger.connect(connection)) {
            return new FirstTerms(ledger).putUnlessInForce(ATTEMPTS);
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
}
