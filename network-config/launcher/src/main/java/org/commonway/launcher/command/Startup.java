package org.commonway.launcher.command;

import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.city.CityFiles;
import org.commonway.launcher.city.CityRequest;
import org.commonway.launcher.city.Examples;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.network.LedgerSite;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.network.NetworkStarter;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.samplecity.CityPlan;

/** Brings a city's network up: uses the one that runs, goes on with what is on disk, or makes everything new. */
final class Startup {
    private static final String CITY_FILE = "city.json";

    private final Workplace workplace;
    private final StateOption stateOption;
    private final NetworkOption networkOption;

    Startup(Workplace workplace, StateOption stateOption, NetworkOption networkOption) {
        this.workplace = workplace;
        this.stateOption = stateOption;
        this.networkOption = networkOption;
    }

    /**
     * A network that is up.
     *
     * @param examples trips to try in its city
     * @param network its processes
     * @param state its folder
     * @param startedNow whether this command started it
     */
    record Up(Examples examples, RunningNetwork network, StateFolder state, boolean startedNow) {}

    /** The network of this city. */
    Up bringUp(CityRequest asked, Ports ports) {
        refuseAnotherCityRunning(asked);
        StateFolder state = stateOption.root(workplace).forCity(asked, networkOption.folderSuffix());
        Optional<CityRequest> kept = state.find(CITY_FILE).map(CityRequest::fromJson);
        if (kept.isPresent() && !kept.get().key().equals(asked.key())) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    state.root() + " holds another city: give another folder with --state, or delete it with"
                            + " ./commonway down --reset --state " + state.root() + ".");
        }
        Optional<RunningNetwork> running = Networks.findRunning(state);
        if (running.isPresent()) {
            return use(running.get(), state);
        }
        state.create();
        CityRequest request = kept.isPresent() && asked instanceof CityRequest.Sample ? kept.get() : asked;
        CityPlan city = CityFiles.prepare(request, state.city());
        state.put(CITY_FILE, request.toJson());
        NetworkStarter starter = new NetworkStarter(workplace.project(), state, workplace.console(), workplace.clock());
        Examples examples = new Examples(city.journeyDate(), city.examples());
        state.put(Examples.FILE, examples.toJson());
        LedgerSite ledger = networkOption.site(workplace, state, Member.all(city), ports);
        return new Up(examples, starter.start(city, request.key(), ledger, ports), state, true);
    }

    /** The network of the folder used last; of the asked city when there is none. */
    Up bringUpLast(CityRequest otherwise, Ports ports) {
        CityRequest request = stateOption
                .root(workplace)
                .findLast()
                .flatMap(state -> state.find(CITY_FILE))
                .map(CityRequest::fromJson)
                .orElse(otherwise);
        return bringUp(request, ports);
    }

    private Up use(RunningNetwork network, StateFolder state) {
        if (!Networks.complete(network)) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "Part of the network in " + state.root()
                            + " has ended: see ./commonway status, then restart it with"
                            + " ./commonway down and ./commonway up.");
        }
        workplace
                .console()
                .progress("Using the network of " + network.cityName() + " that runs at " + network.gatewayUrl());
        Examples examples = Examples.fromJson(state.find(Examples.FILE).orElseThrow());
        return new Up(examples, network, state, false);
    }

    private void refuseAnotherCityRunning(CityRequest asked) {
        stateOption
                .root(workplace)
                .findLast()
                .flatMap(Networks::findRunning)
                .filter(network -> !network.cityKey().equals(asked.key()))
                .ifPresent(network -> {
                    throw new LauncherRefusal(
                            ExitCode.BAD_INPUT,
                            "The network of another city, " + network.cityName() + " at " + network.gatewayUrl()
                                    + ", is running: stop it with ./commonway down, or start this one beside it with"
                                    + " --state DIR and --port-base N.");
                });
    }
}
