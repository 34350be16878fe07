package org.commonway.city.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.commonway.audit.checkpoint.WitnessPolicy;

/**
 * What the city office is told at its start.
 *
 * @param data folder of its copies of logs
 * @param city the city's name, for people
 * @param identity the city's member
 * @param ledger where the city's channel is
 * @param logs where each gateway serves its public log: URL by the log's origin on the ledger
 * @param witnesses who must have cosigned a log
 * @param owners who owns which organisation or operator; what is not in it is owned by the organisation that registered it
 * @param zones GeoJSON of the city's zones; empty for one
 * @param openings of legs that somebody opened for the city; needs zones
 * @param verifyEveryMinutes how often each log is verified by itself; 0 only when somebody asks
 * @param signatureSample of how many searches one has its offers' signatures checked, by chance; 0 for none
 * @param showsEverything whether it answers with what only the city may see; else with what may be published alone
 */
public record OfficeSettings(
        Path data,
        String city,
        Identity identity,
        LedgerAddress ledger,
        Map<String, String> logs,
        WitnessPolicy witnesses,
        Map<String, String> owners,
        Optional<Path> zones,
        Optional<Path> openings,
        int verifyEveryMinutes,
        int signatureSample,
        boolean showsEverything) {
    /** Copies the maps. */
    public OfficeSettings {
        logs = Map.copyOf(logs);
        owners = Map.copyOf(owners);
    }

    /**
     * Who the office is on the ledger.
     *
     * @param msp its organisation
     * @param folder holds cert.pem and key.pem
     * @param trust CA certificates of the ledger, PEM
     */
    public record Identity(String msp, Path folder, Path trust) {}

    /**
     * Where a ledger is.
     *
     * @param address host:port, or several with commas between them, the preferred first
     * @param channel the city's
     * @param chaincode its name there
     */
    public record LedgerAddress(String address, String channel, String chaincode) {}
}
