package org.commonway.launcher.fabric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.LedgerSite;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.start.ProcessGroup;

/**
 * A Fabric network as the ledger of a city's network: each organisation's members speak to its own peer, and to others'
 * while that is down.
 */
public final class FabricSite implements LedgerSite {
    private final FabricStarter starter;
    private final List<Member> members;

    /** What this starter starts, with these members. */
    public FabricSite(FabricStarter starter, List<Member> members) {
        this.starter = starter;
        this.members = List.copyOf(members);
    }

    @Override
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        List<Organization> organizations = starter.network().organizations();
        for (Organization own : organizations) {
            String all = Stream.concat(Stream.of(own), organizations.stream().filter(other -> !other.equals(own)))
                    .map(Organization::peerAddress)
                    .collect(Collectors.joining(","));
            addresses.put(own.mspId(), all);
        }
        return addresses;
    }

    @Override
    public void requireChannels(List<String> channels) {
        List<String> there =
                starter.network().channels().stream().map(Deployment::channel).toList();
        channels.stream()
                .filter(channel -> !there.contains(channel))
                .findFirst()
                .ifPresent(missing -> {
                    throw new LauncherRefusal(
                            ExitCode.BAD_INPUT,
                            "The network has no channel " + missing + ": it has " + String.join(", ", there)
                                    + ". Found the city first, with ./commonway fabric city add " + missing + ".");
                });
    }

    @Override
    public void checkPorts() {
        starter.checkPorts();
    }

    /** All of it: many processes that start beside it would only make its many small steps wait. */
    @Override
    public void begin(ProcessGroup group) {
        starter.begin(
                group,
                members.stream()
                        .map(member -> org.commonway.identity.Member.parse(member.argument()))
                        .toList());
        starter.finish(group);
    }

    @Override
    public void finish(ProcessGroup group) {
        // it is
    }
}
