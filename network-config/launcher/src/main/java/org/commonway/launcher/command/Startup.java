package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.city.CityFiles;
import org.commonway.launcher.city.CityRequest;
import org.commonway.launcher.city.Examples;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.network.CityOnChannel;
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
    private static final String FURTHER_FILE = "further-cities.json";

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
        return bringUp(asked, List.of(), ports);
    }

    /** The network of this city, with these channels' and those that it had before. */
    Up bringUp(CityRequest asked, List<String> further, Ports ports) {
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
        List<String> before = furtherOf(state);
        if (running.isPresent()) {
            refuseToAdd(further, before, state);
            return use(running.get(), state);
        }
        state.create();
        CityRequest request = kept.isPresent() && asked instanceof CityRequest.Sample ? kept.get() : asked;
        CityPlan city = CityFiles.prepare(request, state.city());
        state.put(CITY_FILE, request.toJson());
        NetworkStarter starter = new NetworkStarter(workplace.project(), state, workplace.console(), workplace.clock());
        Examples examples = new Examples(city.journeyDate(), city.examples());
        state.put(Examples.FILE, examples.toJson());
        List<CityOnChannel> cities = new ArrayList<>(List.of(new CityOnChannel(CityOnChannel.FIRST, city)));
        Set<String> channels = new LinkedHashSet<>(before);
        channels.addAll(further);
        for (String channel : channels) {
            String name = channel.substring(0, 1).toUpperCase(Locale.ROOT) + channel.substring(1);
            cities.add(new CityOnChannel(
                    channel,
                    CityFiles.prepareFurther(
                            name,
                            cities.size(),
                            // Its trips are for the day after its first, too.
                            city.journeyDate().minusDays(1),
                            state.city().resolve(channel))));
        }
        List<Member> members = cities.stream()
                .flatMap(one -> Member.all(one.plan()).stream())
                .distinct()
                .toList();
        LedgerSite ledger = networkOption.site(workplace, state, members, ports);
        Up up = new Up(examples, starter.start(cities, request.key(), ledger, ports), state, true);
        keepFurther(state, channels);
        return up;
    }

    private static List<String> furtherOf(StateFolder state) {
        List<String> channels = new ArrayList<>();
        state.find(FURTHER_FILE).ifPresent(json -> json.forEach(channel -> channels.add(channel.asText())));
        return channels;
    }

    private static void keepFurther(StateFolder state, Set<String> channels) {
        ArrayNode json = new JsonMapper().createArrayNode();
        channels.forEach(json::add);
        state.put(FURTHER_FILE, json);
    }

    private static void refuseToAdd(List<String> wanted, List<String> there, StateFolder state) {
        if (!there.containsAll(wanted)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The network in " + state.root() + " runs without " + String.join(", ", wanted)
                            + ": stop its nodes and gateway with ./commonway down, then start all with the same"
                            + " command again.");
        }
    }

    /** The network of the folder used last; of the asked city when there is none. */
    Up bringUpLast(CityRequest otherwise, Ports ports) {
        return bringUpLast(otherwise, List.of(), ports);
    }

    /** The same with these channels' cities too. */
    Up bringUpLast(CityRequest otherwise, List<String> further, Ports ports) {
        CityRequest request = stateOption
                .root(workplace)
                .findLast()
                .flatMap(state -> state.find(CITY_FILE))
                .map(CityRequest::fromJson)
                .orElse(otherwise);
        return bringUp(request, further, ports);
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
