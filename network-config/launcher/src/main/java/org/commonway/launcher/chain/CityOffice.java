package org.commonway.launcher.chain;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.ledger.fabric.UnusableConnection;
import org.commonway.ledger.terms.FirstTerms;
import org.commonway.proto.ledger.v1.RankingPolicy;

/**
 * Speaks for the city: puts what a new network needs of it. Without terms nothing can be booked; without a ranking policy
 * on the ledger nobody but the gateway says since when its text was known.
 */
public final class CityOffice {
    private static final int ATTEMPTS = 40;

    private final LedgerConnection connection;

    /** The office of the member that speaks by this connection. */
    public CityOffice(LedgerConnection connection) {
        this.connection = connection;
    }

    /** The office of this member, at the ledger of the city whose channel this is. */
    public CityOffice(String address, String channel, String mspId, Path identityFolder, Path trustFile) {
        this.connection = new LedgerConnection(address, channel, "commonway", mspId, identityFolder, trustFile);
    }

    /** Puts terms when none are in force; true when it did. */
    public boolean putTermsAtFirstStart() {
        return work("terms", ledger -> new FirstTerms(ledger).putUnlessInForce(ATTEMPTS));
    }

    /**
     * Puts the ranking policy whose text has this SHA-256, for use from today (UTC) on, when none was put before; true when
     * it did. The ledger takes a channel's first policy without notice (ADR 31).
     */
    public boolean putPolicyAtFirstStart(byte[] textHash, InstantSource clock) {
        int today =
                Math.toIntExact(Math.floorDiv(clock.millis(), Duration.ofDays(1).toMillis()));
        return work("ranking policy", ledger -> {
            if (!ledger.fairness().listPolicies().isEmpty()) {
                return false;
            }
            ledger.fairness()
                    .putPolicy(RankingPolicy.newBuilder()
                            .setTextHash(ByteString.copyFrom(textHash))
                            .setFirstDay(today)
                            .build());
            return true;
        });
    }

    private <T> T work(String what, Function<Ledger, T> work) {
        try (Ledger ledger = FabricLedger.connect(connection)) {
            return work.apply(ledger);
        } catch (LedgerRefusal refusal) {
            throw new LauncherRefusal(
                    ExitCode.REFUSED,
                    "The ledger did not take the city's " + what + ": " + refusal.sentence(),
                    refusal);
        } catch (LedgerOutage | UnusableConnection outage) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "The city's " + what + " could not be put on the ledger: " + outage.getMessage(),
                    outage);
        }
    }
}
