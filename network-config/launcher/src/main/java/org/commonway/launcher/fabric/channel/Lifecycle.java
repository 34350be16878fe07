package org.commonway.launcher.fabric.channel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.ProgramFailure;
import org.commonway.launcher.fabric.tool.Programs;

/**
 * A chaincode's way onto a channel: its package is installed by each organisation, approved by each, and then committed
 * for all (hyperledger-fabric.readthedocs.io, "Fabric chaincode lifecycle").
 */
public final class Lifecycle {
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 250;

    private final FabricFolder folder;
    private final AdminCalls calls;

    /** The lifecycle at the network in this folder. */
    public Lifecycle(FabricFolder folder, Programs programs) {
        this.folder = folder;
        this.calls = new AdminCalls(folder, programs);
    }

    /**
     * Writes the package of these jars.
     *
     * @return the deployment with its package id
     */
    public Deployment pack(Deployment wanted, List<Path> jars) {
        ChaincodePackage made = ChaincodePackage.of(wanted.label(), jars);
        made.write(folder.chaincodePackage(wanted.label()));
        return wanted.with(made.id());
    }

    /** The id that a package of these jars would have. */
    public static String packageId(Deployment deployment, List<Path> jars) {
        return ChaincodePackage.of(deployment.label(), jars).id();
    }

    /** Installs the package on the organisation's peer; one that is there, for another channel, stays. */
    public void install(Organization organization, Deployment deployment) {
        List<String> arguments = List.of(
                "lifecycle",
                "chaincode",
                "install",
                folder.chaincodePackage(deployment.label()).toString());
        String step = "Installing " + deployment.label() + " on " + organization.peer();
        unlessDone("already successfully installed", () -> calls.peer(organization, step, arguments));
    }

    /** Approves the definition for the organisation, unless it has; returns when that stands in a block. */
    public void approve(Organization organization, Organization ordering, Deployment deployment, Path collections) {
        List<String> arguments = new ArrayList<>(List.of("lifecycle", "chaincode", "approveformyorg"));
        arguments.addAll(definition(deployment, collections));
        arguments.addAll(List.of("--package-id", deployment.packageId()));
        arguments.addAll(calls.at(ordering));
        String step = "Approving " + deployment.label() + " for " + organization.mspId();
        retried(() -> unlessDone("with unchanged content", () -> calls.peer(organization, step, arguments)));
    }

    /** Commits the definition for all; returns when it stands in a block at each of their peers. */
    public void commit(
            List<Organization> organizations, Organization ordering, Deployment deployment, Path collections) {
        List<String> arguments = new ArrayList<>(List.of("lifecycle", "chaincode", "commit"));
        arguments.addAll(definition(deployment, collections));
        arguments.addAll(calls.at(ordering));
        for (Organization organization : organizations) {
            arguments.addAll(List.of(
                    "--peerAddresses",
                    organization.peerAddress(),
                    "--tlsRootCertFiles",
                    folder.admin(organization).resolve("tls/ca.crt").toString()));
        }
        retried(() -> calls.peer(organizations.get(0), "Committing " + deployment.label(), arguments));
    }

    /** Whether the channel's organisations have agreed on this definition, as the organisation's peer knows. */
    public boolean isCommitted(Organization organization, Deployment deployment) {
        List<String> arguments = List.of(
                "lifecycle",
                "chaincode",
                "querycommitted",
                "--channelID",
                deployment.channel(),
                "--name",
                deployment.chaincode(),
                "--output",
                "json");
        try {
            return calls.peerJson(organization, "Asking for the contracts of " + deployment.channel(), arguments)
                            .path("sequence")
                            .asInt()
                    >= deployment.sequence();
        } catch (ProgramFailure undefined) {
            return false;
        }
    }

    /** A step that an earlier try, or another channel, has done already is done. */
    private static void unlessDone(String told, Runnable step) {
        try {
            step.run();
        } catch (ProgramFailure failure) {
            if (!failure.said().contains(told)) {
                throw failure;
            }
        }
    }

    private static List<String> definition(Deployment deployment, Path collections) {
        return List.of(
                "--channelID", deployment.channel(),
                "--name", deployment.chaincode(),
                "--version", Integer.toString(deployment.version()),
                "--sequence", Integer.toString(deployment.sequence()),
                "--collections-config", collections.toString());
    }

    /** A new channel has no leader for a moment, and an approval takes one to reach the other peers. */
    private static void retried(Runnable call) {
        for (int attempt = 1; ; attempt++) {
            try {
                call.run();
                return;
            } catch (ProgramFailure failure) {
                if (attempt == ATTEMPTS) {
                    throw failure;
                }
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new LauncherRefusal(ExitCode.FAULT, "Deploying the chaincode was interrupted.", interrupted);
            }
        }
    }
}
