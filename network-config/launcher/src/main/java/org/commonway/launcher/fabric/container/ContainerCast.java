package org.commonway.launcher.fabric.container;

import java.util.List;
import java.util.Optional;
import org.commonway.identity.Member;
import org.commonway.identity.Role;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.plan.OrganizationPorts;

/** Who is in the network that {@code compose.yaml} describes; its services have these names and ports. */
final class ContainerCast {
    static final String CHANNEL = "mobility";

    /** Each process has a container of its own, so all organisations' listen on the same ports: Fabric's usual ones. */
    private static final OrganizationPorts PORTS =
            new OrganizationPorts(7050, 7051, 7052, 7053, 9999, 9443, 9443, 9464, 0, 0);

    private static final Member GATEWAY =
            new Member("CoopMSP", "demo-gateway", Role.GATEWAY, Optional.of("demo-gateway"));

    private ContainerCast() {}

    static List<Organization> organizations() {
        return FabricAlliance.FOUNDERS.stream()
                .map(mspId -> Organization.of(mspId, PORTS).apart())
                .toList();
    }

    /** Who puts the terms, who sells, and the operators whose nodes run. */
    static List<Member> members() {
        return List.of(
                new Member("CityMSP", "city", Role.CITY, Optional.empty()),
                GATEWAY,
                new Member("TransitMSP", "linha-clara", Role.OPERATOR, Optional.of("linha-clara")),
                new Member("CoopMSP", "dona-ines", Role.OPERATOR, Optional.of("dona-ines")));
    }

    /** The names by which other services call the member's. */
    static List<String> hosts(Member member) {
        return List.of(member.equals(GATEWAY) ? "gateway" : member.name());
    }
}
