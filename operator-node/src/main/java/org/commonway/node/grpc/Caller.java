package org.commonway.node.grpc;

import io.grpc.Context;
import io.grpc.Status;
import java.util.Optional;
import org.commonway.rules.caller.Role;

/**
 * Who calls, as the client certificate says.
 *
 * @param organisation that issued the certificate
 * @param role attribute commonway.role; empty without one
 * @param partyId attribute commonway.gateway or commonway.operator; empty without one
 */
record Caller(String organisation, Optional<Role> role, String partyId) {
    /** The caller of the gRPC call that is being served. */
    static final Context.Key<Caller> CURRENT = Context.key("caller");

    /** The gateway that calls; PERMISSION_DENIED for anybody else. */
    static String getGatewayId() {
        Caller caller = CURRENT.get();
        if (caller.role().filter(role -> role == Role.GATEWAY).isEmpty()
                || caller.partyId().isEmpty()) {
            throw Status.PERMISSION_DENIED
                    .withDescription(
                            "Only a gateway may do this; use a TLS certificate whose commonway.role is gateway.")
                    .asRuntimeException();
        }
        // Two organisations may each have a gateway of the same id.
        return caller.partyId() + "@" + caller.organisation();
    }
}
