package org.commonway.ledger.terms;

import java.nio.file.Path;
import java.util.Map;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.ledger.fabric.UnusableConnection;

/**
 * Puts the city's first terms and ends; where terms are in force it changes nothing. Its environment says where the ledger
 * is and as whom to speak to it, in the names of the same settings of nodes and gateways: COMMONWAY_LEDGER_ADDRESS,
 * COMMONWAY_LEDGER_CHANNEL, COMMONWAY_LEDGER_CHAINCODE, COMMONWAY_IDENTITY_MSP, COMMONWAY_IDENTITY_FOLDER,
 * COMMONWAY_IDENTITY_TRUST.
 */
public final class Main {
    private static final int BAD_CONFIGURATION = 2;
    private static final int UNREACHABLE = 5;
    private static final int REFUSED = 6;

    /** Five minutes: so long may chaincode servers take that start all at once on a small machine. */
    private static final int ATTEMPTS = 600;

    private Main() {}

    /** Exits with 2 on a bad environment, 5 when the ledger does not answer, 6 when it refuses. */
    public static void main(String[] args) {
        System.exit(run(System.getenv()));
    }

    private static int run(Map<String, String> environment) {
        try (Ledger ledger = FabricLedger.connect(connectionOf(environment))) {
            boolean put = new FirstTerms(ledger).putUnlessInForce(ATTEMPTS);
            System.out.println(
                    put ? "The city's terms are put: " + FirstTerms.IN_WORDS : "The city's terms are in force");
            return 0;
        } catch (IllegalArgumentException | UnusableConnection bad) {
            System.err.println(bad.getMessage());
            return BAD_CONFIGURATION;
        } catch (LedgerOutage outage) {
            System.err.println("The city's terms could not be put on the ledger: " + outage.getMessage());
            return UNREACHABLE;
        } catch (LedgerRefusal refusal) {
            System.err.println("The ledger did not take the city's terms: " + refusal.sentence());
            return REFUSED;
        }
    }

    /** The connection that the environment describes; IllegalArgumentException with one sentence when one is missing. */
    static LedgerConnection connectionOf(Map<String, String> environment) {
        return new LedgerConnection(
                of(environment, "COMMONWAY_LEDGER_ADDRESS", "the city's peer, such as peer.city:7051"),
                of(environment, "COMMONWAY_LEDGER_CHANNEL", "the city's channel, such as mobility"),
                of(environment, "COMMONWAY_LEDGER_CHAINCODE", "the contracts' name on it, such as commonway"),
                of(environment, "COMMONWAY_IDENTITY_MSP", "the city's organisation, such as CityMSP"),
                Path.of(of(environment, "COMMONWAY_IDENTITY_FOLDER", "the folder of the city's cert.pem and key.pem")),
                Path.of(of(environment, "COMMONWAY_IDENTITY_TRUST", "the file of the authorities to trust")));
    }

    private static String of(Map<String, String> environment, String name, String meaning) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set; set it to " + meaning + ".");
        }
        return value;
    }
}
