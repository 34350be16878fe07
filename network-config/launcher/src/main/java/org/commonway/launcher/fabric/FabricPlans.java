package org.commonway.launcher.fabric;

import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.fabric.channel.ConnectionFile;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.process.ChaincodeProcess;
import org.commonway.launcher.fabric.process.OrdererProcess;
import org.commonway.launcher.fabric.process.PeerProcess;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.start.ProcessPlan;

/** How the processes of a network are started. */
public final class FabricPlans {
    private final FabricFolder folder;
    private final Programs programs;
    private final Contracts contracts;

    /** Plans for the network in this folder, with these contracts. */
    public FabricPlans(FabricFolder folder, Programs programs, Contracts contracts) {
        this.folder = folder;
        this.programs = programs;
        this.contracts = contracts;
    }

    /** All processes: orderers, peers, chaincode servers. */
    List<ProcessPlan> all(FabricRecord network, Deployment deployment) {
        List<ProcessPlan> plans = new ArrayList<>();
        network.ordering().forEach(organization -> plans.add(orderer(organization)));
        network.organizations().forEach(organization -> plans.add(peer(organization)));
        network.organizations().forEach(organization -> plans.add(chaincode(organization, deployment)));
        return plans;
    }

    /** The organisation's orderer. */
    public ProcessPlan orderer(Organization organization) {
        return OrdererProcess.plan(organization, folder, programs);
    }

    /** The organisation's peer. */
    public ProcessPlan peer(Organization organization) {
        return PeerProcess.plan(organization, folder, programs);
    }

    /** The organisation's peer while it fetches all blocks anew. */
    ProcessPlan rejoiningPeer(Organization organization) {
        return PeerProcess.rejoining(organization, folder, programs);
    }

    /** The organisation's chaincode server; tells its peer where that is. */
    public ProcessPlan chaincode(Organization organization, Deployment deployment) {
        ConnectionFile.write(organization, folder, deployment.label());
        return ChaincodeProcess.plan(
                organization, folder, contracts.command(folder, deployment.label()), deployment.packageId());
    }
}
