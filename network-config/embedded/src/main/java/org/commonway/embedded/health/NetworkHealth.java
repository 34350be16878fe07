package org.commonway.embedded.health;

import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.List;
import org.commonway.embedded.commit.LedgerCondition;

/**
 * {@code grpc.health.v1.Health}: SERVING while transactions are taken, NOT_SERVING while the disk is full or fails or
 * the chain is damaged. Needs no identity: it says nothing else.
 */
public final class NetworkHealth {
    /** The process as a whole, and the gateway's service by its name. */
    private static final List<String> SERVICES = List.of("", "gateway.Gateway");

    private final HealthStatusManager manager = new HealthStatusManager();

    /** The service for the server. */
    public BindableService service() {
        return manager.getHealthService();
    }

    /** Takes the ledger's condition over. */
    public void show(LedgerCondition condition) {
        ServingStatus status = condition.isServing() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        SERVICES.forEach(service -> manager.setStatus(service, status));
    }

    /** Says to everybody who watches that the network stops. */
    public void stop() {
        manager.enterTerminalState();
    }
}
