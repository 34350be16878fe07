package org.commonway.launcher.bench.ledger;

import java.util.List;
import org.commonway.launcher.network.Member;

/** Who takes part in a bench: each in its own organisation where the network has it, else in the network's first. */
record BenchCast(Member city, Member gateway, Member metro, Member bus, Member bikes) {

    /** The cast of a network with these MSPs. */
    static BenchCast of(List<String> organizations) {
        return new BenchCast(
                within(organizations, Member.CITY),
                within(organizations, Member.GATEWAY),
                within(organizations, operator("TransitMSP", "bench-metro")),
                within(organizations, operator("TransitMSP", "bench-bus")),
                within(organizations, operator("CoopMSP", "bench-bikes")));
    }

    List<Member> all() {
        return List.of(city, gateway, metro, bus, bikes);
    }

    private static Member operator(String msp, String id) {
        return new Member(msp, id, "operator", id);
    }

    private static Member within(List<String> organizations, Member member) {
        return organizations.contains(member.msp())
                ? member
                : new Member(organizations.get(0), member.name(), member.role(), member.id());
    }
}
