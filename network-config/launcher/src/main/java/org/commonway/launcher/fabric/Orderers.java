package org.commonway.launcher.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;

/** Whether a network's orderers agree on who leads, as each says of itself. */
public final class Orderers {
    private static final String LEADS = "consensus_etcdraft_is_leader";
    private static final String HEARD = "consensus_etcdraft_active_nodes";
    private static final String COUNTED = "consensus_etcdraft_cluster_size";

    private Orderers() {}

    /** Whether the organisation's orderer leads the others on the channel. */
    public static boolean leads(Organization organization, String channel) {
        return leads(metrics(organization), channel);
    }

    /** Whether all orderers of the channel hear from each other: what Fabric asks before it lets their number change. */
    public static boolean hearEachOther(FabricRecord network, Deployment channel) {
        return of(network, channel).stream()
                .map(Orderers::metrics)
                .allMatch(metrics -> metrics.find(HEARD, channel.channel()).orElse(0)
                        >= metrics.find(COUNTED, channel.channel()).orElse(1));
    }

    /**
     * What there must be before anything can be ordered at whichever orderer a peer turns to: on each channel one that
     * leads, and nobody who does not know of it.
     */
    static List<String> missing(FabricRecord network) {
        List<String> missing = new ArrayList<>();
        for (Deployment channel : network.channels()) {
            List<Organization> orderers = of(network, channel);
            if (orderers.stream().noneMatch(organization -> leads(organization, channel.channel()))) {
                missing.add("an orderer that leads " + channel.channel() + " (" + conditions(orderers, channel) + ")");
            } else {
                orderers.stream()
                        .filter(organization -> isAlone(metrics(organization), channel.channel()))
                        .map(organization -> "word of who leads " + channel.channel() + " at " + organization.orderer())
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    /** Whether each channel has an orderer that leads, and all its orderers know of it. */
    public static boolean allLed(FabricRecord network) {
        return missing(network).isEmpty();
    }

    private static String conditions(List<Organization> orderers, Deployment channel) {
        return orderers.stream()
                .map(organization -> organization.orderer() + " " + condition(metrics(organization), channel.channel()))
                .collect(Collectors.joining(", "));
    }

    /** Whether an orderer has a part in the channel and knows of nobody who leads there, itself included. */
    static boolean isAlone(Metrics metrics, String channel) {
        return metrics.find(COUNTED, channel).isPresent()
                && metrics.find(HEARD, channel).orElse(0) == 0;
    }

    static boolean leads(Metrics metrics, String channel) {
        return metrics.find(LEADS, channel).orElse(0) > 0;
    }

    private static String condition(Metrics metrics, String channel) {
        if (metrics.find(COUNTED, channel).isEmpty()) {
            return "does not answer, or has not joined";
        }
        return isAlone(metrics, channel) ? "knows of none" : "is about to know one";
    }

    private static List<Organization> of(FabricRecord network, Deployment channel) {
        return network.orderingOn(channel);
    }

    private static Metrics metrics(Organization organization) {
        return Metrics.at(organization.ordererOperations());
    }
}
