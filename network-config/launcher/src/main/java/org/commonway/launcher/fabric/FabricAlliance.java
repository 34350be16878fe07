package org.commonway.launcher.fabric;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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

    private FabricAlliance() {}

    /** A starter of the alliance's network with Commonway's contracts; builds Fabric's programs when there are none yet. */
    public static FabricStarter starter(
            Path project, StateFolder state, Ports ports, Console console, InstantSource clock) {
        return new FabricStarter(
                project,
                state,
                new ProgramCache(project, System.getenv(), console).programs(),
                Contracts.ofCommonway(project),
                () -> founders(ports),
                console,
                clock);
    }

    /** The founders, on ports of their own. */
    public static List<Organization> founders(Ports ports) {
        return FOUNDERS.stream()
                .map(msp -> Organization.of(msp, OrganizationPorts.take(ports.nextOrganization())))
                .toList();
    }
}
