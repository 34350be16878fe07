package org.commonway.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.note.VerifierKey;
import org.commonway.rules.money.Money;

/**
 * Everything that the gateway is told, as {@code commonway.*} of its configuration.
 *
 * @param data folder for the database, the street graph, fetched timetables and the history of delays and vehicles
 * @param gateway who runs it
 * @param identity its certificates
 * @param cities what it serves, at least one; the first is the one that a caller means who names none
 * @param openingBalance what a new rider's wallet holds
 * @param quoteDeadlineMillis how long all on-demand operators together have for their quotes, 50 to 10,000
 * @param realtimeSeconds from one fetch of an operator's realtime to the next, 1 to 120
 * @param log the public log
 */
public record GatewaySettings(
        Path data,
        Gateway gateway,
        Identity identity,
        List<City> cities,
        Money openingBalance,
        int quoteDeadlineMillis,
        int realtimeSeconds,
        Log log) {

    /** Takes a copy. */
    public GatewaySettings {
        cities = List.copyOf(cities);
    }

    /** The city that a caller means who names none. */
    public City firstCity() {
        return cities.get(0);
    }

    /**
     * Who runs the gateway.
     *
     * @param id as in its certificate's attribute commonway.gateway
     * @param name as riders read it
     * @param commissionBps what it takes of a fare, basis points
     */
    public record Gateway(String id, String name, int commissionBps) {}

    /**
     * The public log of a gateway's searches, one in each city.
     *
     * @param name with the city's channel behind it, the log's own among all logs: 1 to 60 of a-z, A-Z, 0-9, '.', '/',
     *     '_' and '-'
     * @param witnesses who cosigns it
     * @param required how many of them must have before a checkpoint is published
     */
    public record Log(String name, List<Witness> witnesses, int required) {
        /** Takes a copy. */
        public Log {
            witnesses = List.copyOf(witnesses);
        }
    }

    /**
     * A witness of the public log.
     *
     * @param key its verifier key, as {@code ./commonway witness} prints it
     * @param url where it answers
     */
    public record Witness(VerifierKey key, URI url) {}

    /**
     * The gateway's certificates, files as the network's crypto folder has them.
     *
     * @param msp its organisation
     * @param folder holds cert.pem, key.pem, tls-cert.pem and tls-key.pem
     * @param trust all organisations' CA certificates
     */
    public record Identity(String msp, Path folder, Path trust) {}

    /**
     * Where a city's ledger is.
     *
     * @param address host:port of a peer's gateway service
     * @param channel Fabric channel
     * @param chaincode chaincode name
     */
    public record LedgerAddress(String address, String channel, String chaincode) {}

    /**
     * A city that the gateway serves.
     *
     * @param ledger where its ledger is
     * @param name of the city
     * @param streets OpenStreetMap extract, .osm.pbf or .osm
     * @param timeZone of the city
     * @param currency that fares are shown in
     * @param journeyDate date of requests that name none; empty is today
     * @param attribution whom the map must credit for its streets
     */
    public record City(
            LedgerAddress ledger,
            String name,
            Path streets,
            ZoneId timeZone,
            Currency currency,
            Optional<LocalDate> journeyDate,
            String attribution) {

        /** The channel, which names the city to programs. */
        public String channel() {
            return ledger.channel();
        }
    }
}
