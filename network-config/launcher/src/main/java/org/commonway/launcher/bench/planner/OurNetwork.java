package org.commonway.launcher.bench.planner;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.commonway.launcher.city.CityFiles;
import org.commonway.launcher.city.CityRequest;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.network.CityOnChannel;
import org.commonway.launcher.network.EmbeddedSite;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.network.NetworkStarter;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.samplecity.CityPlan;

/** A network of our own for one city, on ports that are free; stopped with the bench, also when that is interrupted. */
final class OurNetwork implements AutoCloseable {
    private final StateFolder state;
    private final RunningNetwork network;
    private final Thread onInterrupt;

    private OurNetwork(StateFolder state, RunningNetwork network) {
        this.state = state;
        this.network = network;
        this.onInterrupt = new Thread(() -> Networks.stop(state), "stop-the-network");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** Starts ledger, nodes and gateway for the city and waits until all are ready. */
    static OurNetwork start(
            Path project, CityRequest request, CityPlan city, StateFolder state, Console console, InstantSource clock) {
        Ports ports = Ports.basedOn(0);
        EmbeddedSite ledger = new EmbeddedSite(project, state, Member.all(city), ports.ledger());
        NetworkStarter starter = new NetworkStarter(project, state, console, clock);
        List<CityOnChannel> cities = List.of(new CityOnChannel(CityOnChannel.FIRST, city));
        return new OurNetwork(state, starter.start(cities, request.key(), ledger, ports));
    }

    /** The city's files in the folder; refused when one cannot be used. */
    static CityPlan prepare(CityRequest request, StateFolder state) {
        state.create();
        return CityFiles.prepare(request, state.city());
    }

    /** Where the gateway keeps the streets that it has imported. */
    static Path streets(StateFolder state) {
        return state.data("gateway").resolve("streets");
    }

    /** Of the API. */
    String gatewayUrl() {
        return network.gatewayUrl();
    }

    /** The process that plans. */
    RunningNetwork.Entry gateway() {
        return network.processes().stream()
                .filter(entry -> entry.kind().equals("gateway"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        Networks.stop(state);
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException interrupted) {
            return; // the hook is at it
        }
    }
}
