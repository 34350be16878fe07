package org.commonway.launcher.network;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonway.audit.ranking.Policy;
import org.commonway.launcher.chain.CityOffice;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.PortHolder;
import org.commonway.launcher.start.Health;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.start.ProcessPlan;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.ledger.terms.FirstTerms;
import org.commonway.samplecity.OperatorPlan;

/** Starts a network: the ledger first, then all nodes, the gateway and the city offices at once; all of it or nothing. */
public final class NetworkStarter {
    private final Path project;
    private final StateFolder state;
    private final Console console;
    private final InstantSource clock;
    private final Health health = new Health();

    /** A starter for the programs built in the project's folder. */
    public NetworkStarter(Path project, StateFolder state, Console console, InstantSource clock) {
        this.project = project;
        this.state = state;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Starts the cities' network on this ledger and waits until it is ready; when anything fails, all is stopped.
     *
     * @param cities at least one; the first names the network
     */
    public RunningNetwork start(List<CityOnChannel> cities, String cityKey, LedgerSite ledger, Ports ports) {
        ledger.requireChannels(cities.stream().map(CityOnChannel::channel).toList());
        ledger.checkPorts();
        NetworkPlan plan = new NetworkPlan(project, cities, state, ledger.addresses(), ports);
        List<ProcessPlan> processes = new ArrayList<>(plan.nodes());
        processes.add(plan.gateway());
        processes.addAll(plan.offices());
        processes.forEach(process -> process.ports().forEach(port -> PortHolder.checkFree(process.name(), port)));
        ProcessGroup group = new ProcessGroup(state, console, clock);
        boolean done = false;
        try {
            RunningNetwork network = group.allOrNone(() -> startAll(cities, cityKey, plan, processes, ledger, group));
            done = true;
            return network;
        } finally {
            if (!done) {
                state.remove(RunningNetwork.FILE);
            }
        }
    }

    private RunningNetwork startAll(
            List<CityOnChannel> cities,
            String cityKey,
            NetworkPlan plan,
            List<ProcessPlan> processes,
            LedgerSite ledger,
            ProcessGroup group) {
        console.progress("Starting the ledger, " + plan.nodes().size() + " nodes, a gateway and a city office for "
                + cities.stream().map(city -> city.plan().name()).collect(Collectors.joining(" and ")) + " in "
                + state.root());
        ledger.begin(group);
        processes.forEach(group::launch);
        record(cities, cityKey, plan, ledger, group);
        ledger.finish(group);
        cities.forEach(city -> putFirstRules(ledger, city));
        group.awaitHealthy(Set.of("node", "gateway", "office"));
        for (CityOnChannel city : cities) {
            Set<String> operators =
                    city.plan().operators().stream().map(OperatorPlan::id).collect(Collectors.toSet());
            group.await(
                    "the gateway's view of all operators of " + city.plan().name(),
                    () -> health.seesAll(plan.gatewayUrl(), city.channel(), operators));
        }
        ScrapeTargets.write(project, state, group.entries());
        return record(cities, cityKey, plan, ledger, group);
    }

    private void putFirstRules(LedgerSite ledger, CityOnChannel city) {
        CityOffice office = cityOffice(ledger, city.channel());
        if (office.putTermsAtFirstStart()) {
            console.progress("  terms put by the city: " + FirstTerms.IN_WORDS);
        }
        Policy policy = Policy.ofVersion(Policy.CURRENT_VERSION);
        if (office.putPolicyAtFirstStart(policy.hash().bytes(), clock)) {
            console.progress("  ranking policy put by the city: version " + policy.version());
        }
    }

    private CityOffice cityOffice(LedgerSite ledger, String channel) {
        String msp = Member.CITY.msp();
        return new CityOffice(
                String.valueOf(ledger.addresses().get(msp)),
                channel,
                msp,
                state.crypto().resolve(Member.CITY.folder()),
                state.crypto().resolve("trust.pem"));
    }

    private RunningNetwork record(
            List<CityOnChannel> cities, String cityKey, NetworkPlan plan, LedgerSite ledger, ProcessGroup group) {
        RunningNetwork network = new RunningNetwork(
                cities.get(0).plan().name(), cityKey, plan.gatewayUrl(), ledger.addresses(), group.entries());
        state.put(RunningNetwork.FILE, network.toJson());
        return network;
    }
}
