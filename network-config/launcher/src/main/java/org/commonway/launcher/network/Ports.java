package org.commonway.launcher.network;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.process.PortHolder;

/** Gives each process its ports. */
public final class Ports {
    private static final int LEDGER = 7051;
    private static final int NODE_GRPC = 7201;
    private static final int NODE_HTTP = 7301;
    private static final int GATEWAY = 8080;
    private static final int OFFICE = 8090;
    private static final int MOST_NODES = 100;
    private static final int FABRIC = 7050;
    /** Room for what an organisation of a Fabric network listens on. */
    private static final int OF_ORGANIZATION = 10;

    private final IntSupplier ledger;
    private final Supplier<IntSupplier> organization;
    private final IntSupplier nodeGrpc;
    private final IntSupplier nodeHttp;
    private final IntSupplier gateway;
    private final IntSupplier office;

    private Ports(
            IntSupplier ledger,
            Supplier<IntSupplier> organization,
            IntSupplier nodeGrpc,
            IntSupplier nodeHttp,
            IntSupplier gateway,
            IntSupplier office) {
        this.ledger = ledger;
        this.organization = organization;
        this.nodeGrpc = nodeGrpc;
        this.nodeHttp = nodeHttp;
        this.gateway = gateway;
        this.office = office;
    }

    /**
     * The ports that the documentation names: ledger 7051, a Fabric network's organisations 7050, 7060 and so on, nodes
     * 7201 and 7301 up, gateway 8080, city offices 8090 and up.
     */
    public static Ports standard() {
        return new Ports(from(LEDGER), tensFrom(FABRIC), from(NODE_GRPC), from(NODE_HTTP), from(GATEWAY), from(OFFICE));
    }

    /**
     * Ports from a base: the gateway has the base itself, the ledger the next, city offices those from base + 2, a Fabric
     * network's organisations those from base + 10, base + 20 and so on, nodes those from base + 100 and base + 200. Base 0
     * takes whatever is free.
     */
    public static Ports basedOn(int base) {
        if (base == 0) {
            return new Ports(
                    PortHolder::free,
                    () -> PortHolder::free,
                    PortHolder::free,
                    PortHolder::free,
                    PortHolder::free,
                    PortHolder::free);
        }
        if (base < 1024 || base > 65_535 - 3 * MOST_NODES) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "--port-base " + base + " leaves no room: give a number from 1024 to 65235, or 0 for any free"
                            + " ports.");
        }
        return new Ports(
                from(base + 1),
                tensFrom(base + OF_ORGANIZATION),
                from(base + MOST_NODES),
                from(base + 2 * MOST_NODES),
                from(base),
                from(base + 2));
    }

    private static Supplier<IntSupplier> tensFrom(int first) {
        int[] next = {first};
        return () -> {
            int own = next[0];
            next[0] += OF_ORGANIZATION;
            return from(own);
        };
    }

    private static IntSupplier from(int first) {
        int[] next = {first};
        return () -> next[0]++;
    }

    /** The port of the embedded ledger. */
    public int ledger() {
        return ledger.getAsInt();
    }

    /** The ports of the next organisation of a Fabric network. */
    public IntSupplier nextOrganization() {
        return organization.get();
    }

    int nextNodeGrpc() {
        return nodeGrpc.getAsInt();
    }

    int nextNodeHttp() {
        return nodeHttp.getAsInt();
    }

    int gateway() {
        return gateway.getAsInt();
    }

    int nextOffice() {
        return office.getAsInt();
    }
}
