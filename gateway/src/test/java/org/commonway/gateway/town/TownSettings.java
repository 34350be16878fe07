package org.commonway.gateway.town;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** How a gateway of one town is set up. */
public final class TownSettings {
    private TownSettings() {}

    /**
     * With its data and streets in this folder.
     *
     * @param bean the property that picks the test's own beans, such as {@code test.ledger}
     */
    public static Map<String, Object> of(Path folder, Papers papers, String bean) throws IOException {
        return Map.ofEntries(
                Map.entry(bean, "yes"),
                Map.entry("micronaut.server.port", -1),
                Map.entry("commonway.data", folder.resolve("data").toString()),
                Map.entry("commonway.gateway.id", "g"),
                Map.entry("commonway.gateway.name", "G"),
                Map.entry("commonway.identity.msp", "CoopMSP"),
                Map.entry("commonway.identity.folder", papers.of("gateway").toString()),
                Map.entry("commonway.identity.trust", papers.trust().toString()),
                Map.entry("commonway.ledger.address", "127.0.0.1:1"),
                Map.entry("commonway.ledger.channel", "mobility"),
                Map.entry("commonway.ledger.chaincode", "commonway"),
                Map.entry("commonway.city.name", "Town"),
                Map.entry("commonway.city.streets", Town.streets(folder).toString()),
                Map.entry("commonway.city.time-zone", "Europe/Lisbon"),
                Map.entry("commonway.city.currency", "EUR"),
                Map.entry("commonway.city.journey-date", "2024-05-14"),
                Map.entry("commonway.wallet.opening-balance", "50.00"));
    }
}
