package org.commonway.launcher.command.option;

import java.util.function.IntSupplier;
import org.commonway.launcher.network.Ports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ports a network listens on. */
public final class PortOption {
    @Option(
            names = "--port-base",
            paramLabel = "N",
            description =
                    "First port: gateway N, ledger N+1 (Fabric from N+10), nodes from N+100 and N+200; 0 takes"
                            + " any free ports. Default: gateway 8080, ledger 7051 (Fabric from 7050), nodes from 7201 and 7301.")
    private @Nullable Integer base;

    /** The ports asked for. */
    public Ports ports() {
        return base == null ? Ports.standard() : Ports.basedOn(base);
    }

    /** The ports asked for, for an organisation that comes after so many. */
    public IntSupplier portsOfNext(int organizations) {
        Ports all = ports();
        IntSupplier next = all.nextOrganization();
        for (int passed = 0; passed < organizations; passed++) {
            next = all.nextOrganization();
        }
        return next;
    }
}
