package org.commonway.launcher.fabric;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.plan.OrganizationPorts;
import org.commonway.launcher.fabric.tool.ProgramCache;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.state.StateFolder;

/** The alliance that a network on one machine is founded by: the city, a transit agency, the small operators' co-operative. */
public final class FabricAlliance {
    /** The founders' MSPs. */
    public static final List<String> FOUNDERS = List.of("CityMSP", "TransitMSP", "CoopMSP");
    /** Who may take part in a measurement: the founders, and the region that the city lies in. */
    public static final List<String> CANDIDATES = List.of("CityMSP", "TransitMSP", "CoopMSP", "RegionMSP");

    private FabricAlliance() {}

    /** A starter of the alliance's network with Commonway's contracts; builds Fabric's programs when there are none yet. */
    public static FabricStarter starter(
            Path project, StateFolder state, Ports ports, Console console, InstantSource clock) {
        return starter(project, state, () -> founders(ports), console, clock);
    }

    /** The same with other founders. */
    public static FabricStarter starter(
            Path project,
            StateFolder state,
            Supplier<List<Organization>> founders,
            Console console,
            InstantSource clock) {
        return new FabricStarter(
                project,
                state,
                new ProgramCache(project, System.getenv(), console).programs(),
                Contracts.ofCommonway(project),
                founders,
                console,
                clock);
    }

    /** The founders, on ports of their own. */
    public static List<Organization> founders(Ports ports) {
        return founders(ports, FOUNDERS.size(), FOUNDERS.size());
    }

    /** The first so many candidates, of whom the first so many run an orderer, on ports of their own. */
    public static List<Organization> founders(Ports ports, int organizations, int orderers) {
        List<Organization> founders = new ArrayList<>();
        for (String msp : CANDIDATES.subList(0, organizations)) {
            Organization founder = Organization.of(msp, OrganizationPorts.take(ports.nextOrganization()));
            founders.add(founders.size() < orderers ? founder : founder.withoutOrderer());
        }
        return founders;
    }
}
