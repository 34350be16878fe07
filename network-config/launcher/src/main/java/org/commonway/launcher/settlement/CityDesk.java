package org.commonway.launcher.settlement;

import java.util.function.Function;
import org.commonway.bank.BankRefusal;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.ledger.fabric.UnusableConnection;

/** Where the city sits: its identity on the running network's ledger, and its bad news as a command tells it. */
public final class CityDesk {
    private final LedgerConnection connection;

    /** The desk of the city whose channel this is at this network, with the keys in its folder. */
    public CityDesk(RunningNetwork network, StateFolder state, String channel) {
        String address = network.findLedger(Member.CITY.msp())
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.UNREACHABLE, "The network has no ledger: start it again with ./commonway up."));
        this.connection = new LedgerConnection(
                address,
                channel,
                "commonway",
                Member.CITY.msp(),
                state.crypto().resolve(Member.CITY.folder()),
                state.crypto().resolve("trust.pem"));
    }

    /** Works with the ledger, then leaves it. */
    public <T> T work(Function<Ledger, T> work) {
        try (Ledger ledger = FabricLedger.connect(connection)) {
            return told(() -> work.apply(ledger));
        } catch (UnusableConnection unusable) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE, "The ledger cannot be spoken to: " + unusable.getMessage(), unusable);
        }
    }

    /** Does it; what the ledger or the bank says no to becomes a refusal of the command. */
    public static <T> T told(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (LedgerRefusal refusal) {
            throw new LauncherRefusal(ExitCode.REFUSED, refusal.sentence() + " (" + refusal.code() + ")", refusal);
        } catch (LedgerOutage outage) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "The ledger gave no answer: " + outage.getMessage() + " Run the same command again; what is done"
                            + " already is not done twice.",
                    outage);
        } catch (BankRefusal refusal) {
            throw new LauncherRefusal(exitCode(refusal.code()), refusal.sentence(), refusal);
        }
    }

    private static ExitCode exitCode(BankRefusal.Code code) {
        return switch (code) {
            case BAD_ACCOUNTS_FILE, ACCOUNTS_MISSING, PARTY_NOT_FOUND -> ExitCode.BAD_INPUT;
            case SETTLEMENT_NOT_CLOSED, NOTHING_TO_PAY, AMOUNT_TOO_LARGE, STATEMENT_DIFFERS, UNREADABLE_LEDGER ->
                ExitCode.REFUSED;
        };
    }
}
