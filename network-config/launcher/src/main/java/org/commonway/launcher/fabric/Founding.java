package org.commonway.launcher.fabric;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.channel.Channels;
import org.commonway.launcher.fabric.channel.Lifecycle;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.Programs;

/** The first steps of a city: a channel that all join, and the chaincode that all approve. */
final class Founding {
    private final FabricRecord network;
    private final FabricFolder folder;
    private final Console console;
    private final Channels channels;
    private final Lifecycle lifecycle;

    Founding(FabricRecord network, FabricFolder folder, Programs programs, Console console) {
        this.network = network;
        this.folder = folder;
        this.console = console;
        this.channels = new Channels(folder, programs);
        this.lifecycle = new Lifecycle(folder, programs);
    }

    void found(Deployment deployment) {
        String channel = deployment.channel();
        List<Organization> organizations = network.membersOf(deployment);
        List<Organization> ordering =
                organizations.stream().filter(Organization::runsOrderer).toList();
        channels.make(channel, organizations);
        atOnce(ordering, organization -> channels.joinOrderer(organization, channel));
        atOnce(organizations, organization -> {
            channels.joinPeer(organization, channel);
            lifecycle.install(organization, deployment);
        });
        console.progress("  channel " + channel + " joined by " + organizations.size() + " peers and " + ordering.size()
                + " orderers");
        atOnce(
                organizations,
                organization -> lifecycle.approve(
                        organization, ordering.get(0), deployment, folder.collections(deployment.label())));
        lifecycle.commit(organizations, ordering.get(0), deployment, folder.collections(deployment.label()));
        console.progress("  chaincode " + deployment.chaincode() + " approved by all and committed");
    }

    /** Does a step for each organisation at the same time; what fails first is what is told. */
    private static void atOnce(List<Organization> organizations, Consumer<Organization> step) {
        List<CompletableFuture<Void>> steps = organizations.stream()
                .map(organization -> CompletableFuture.runAsync(() -> step.accept(organization), THREADS))
                .toList();
        try {
            CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw failed;
        }
    }

    /** The steps wait for other processes: each has a thread of its own. */
    private static final java.util.concurrent.Executor THREADS = work -> {
        Thread thread = new Thread(work, "founding");
        thread.setDaemon(true);
        thread.start();
    };
}
