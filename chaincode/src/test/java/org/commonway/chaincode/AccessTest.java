package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Every function against every kind of caller: exactly those listed here may. */
class AccessTest {
    private static final Set<String> NO =
            Set.of("NOT_ALLOWED", "NOT_YOUR_TRIP", "NOT_YOUR_LEG", "OPERATOR_ID_TAKEN", "TERMS_OF_ANOTHER_CITY");

    /** Of the metro's leg in a trip that gateway demo of CoopMSP booked under the terms of CityMSP. */
    private static final Map<String, Member> CALLERS = new TreeMap<>(Map.ofEntries(
            Map.entry("operator", Town.METRO),
            Map.entry("its cooperative", Town.UNION),
            Map.entry("other operator", Town.BIKES),
            Map.entry("operator of that name elsewhere", Member.operator("CoopMSP", "metro")),
            Map.entry(
                    "cooperative of that name elsewhere",
                    Member.of("CoopMSP", Map.of("commonway.role", "cooperative", "commonway.cooperative", "union"))),
            Map.entry(
                    "other cooperative",
                    Member.of("TransitMSP", Map.of("commonway.role", "cooperative", "commonway.cooperative", "rival"))),
            Map.entry("gateway", Town.GATEWAY),
            Map.entry("other gateway", Member.gateway("CoopMSP", "other")),
            Map.entry("gateway of that name elsewhere", Member.gateway("CityMSP", "demo")),
            Map.entry("nameless gateway", Member.gateway("CoopMSP", "")),
            Map.entry("city", Town.CITY),
            Map.entry("city elsewhere", Member.of("CoopMSP", Map.of("commonway.role", "city"))),
            Map.entry("auditor", Town.AUDITOR)));

    private static final Set<String> MEMBERS = CALLERS.keySet();
    private static final Set<String> RUNNERS = Set.of("operator", "its cooperative");
    private static final Set<String> PARTIES = Set.of("operator", "its cooperative", "gateway");
    private static final Set<String> BOOKERS = Set.of("gateway", "other gateway", "gateway of that name elsewhere");

    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("operators:Register", RUNNERS),
            Map.entry("operators:Get", MEMBERS),
            Map.entry("operators:List", MEMBERS),
            Map.entry("terms:Put", Set.of("city")),
            Map.entry("terms:InForce", MEMBERS),
            Map.entry("terms:Schedule", MEMBERS),
            Map.entry("policies:Put", Set.of("city")),
            Map.entry("policies:Withdraw", Set.of("city")),
            Map.entry("policies:InForce", MEMBERS),
            Map.entry("policies:Get", MEMBERS),
            Map.entry("policies:List", MEMBERS),
            Map.entry("logs:Register", BOOKERS),
            Map.entry("logs:Anchor", Set.of("gateway")),
            Map.entry("logs:Get", MEMBERS),
            Map.entry("logs:List", MEMBERS),
            Map.entry("logs:ListAnchors", MEMBERS),
            Map.entry("access:Ask", RUNNERS),
            Map.entry("access:Grant", Set.of("gateway")),
            Map.entry("access:Refuse", Set.of("gateway")),
            Map.entry("access:Appeal", RUNNERS),
            Map.entry("access:Rule", Set.of("city")),
            Map.entry("access:Get", MEMBERS),
            Map.entry("access:List", MEMBERS),
            Map.entry("trips:Book", BOOKERS),
            Map.entry("trips:BookMany", BOOKERS),
            Map.entry("trips:Rollback", Set.of("gateway")),
            Map.entry("trips:Cancel", PARTIES),
            Map.entry("trips:RecordLegEvent", RUNNERS),
            Map.entry("trips:ExpireLeg", MEMBERS),
            Map.entry("trips:Refund", RUNNERS),
            Map.entry("trips:Compensate", RUNNERS),
            Map.entry("trips:OpenDispute", PARTIES),
            Map.entry("trips:PutEvidence", Set.of("gateway")),
            Map.entry("trips:RuleDispute", Set.of("city")),
            Map.entry("trips:GetEvidence", Set.of("city")),
            Map.entry("trips:PurgeEvidence", Set.of("city")),
            Map.entry("trips:Get", MEMBERS),
            Map.entry(
                    "trips:ListByOperator", Set.of("operator", "its cooperative", "city", "city elsewhere", "auditor")),
            Map.entry("journal:List", MEMBERS),
            Map.entry("settlements:Begin", Set.of("city")),
            Map.entry("settlements:Net", Set.of("city")),
            Map.entry("settlements:Get", MEMBERS),
            Map.entry("settlements:List", MEMBERS));

    private static final List<Scenes.Scene> SCENES = Scenes.all();

    @Test
    void every_function_has_a_scene_and_a_line_in_the_table() {
        Set<String> functions = new TreeSet<>();
        Functions.ALL.forEach(function -> functions.add(function.name()));
        assertThat(SCENES).extracting(Scenes.Scene::function).containsExactlyInAnyOrderElementsOf(functions);
        assertThat(MAY.keySet()).isEqualTo(functions);
    }

    @Test
    void exactly_those_who_may_do_it() {
        for (Scenes.Scene scene : SCENES) {
            Set<String> allowed = new TreeSet<>();
            CALLERS.forEach((who, member) -> {
                MemoryTransaction transaction = scene.playBy(member);
                if (transaction.response.getStatus() == Response.Status.SUCCESS) {
                    allowed.add(who);
                } else {
                    assertThat(MemoryLedger.codeOf(transaction.response))
                            .as(scene + " by " + who)
                            .isIn(NO);
                    assertThat(transaction.writes).isEmpty();
                    assertThat(transaction.evidence).isEmpty();
                }
            });
            assertThat(allowed).as(scene.function()).isEqualTo(MAY.get(scene.function()));
        }
    }

    @Test
    void a_stranger_may_do_nothing() {
        List<Member> strangers = List.of(
                Member.of("CityMSP", Map.of("commonway.operator", "metro")),
                Member.of("CityMSP", Map.of("commonway.role", "guest")),
                Member.of("CityMSP", Map.of("commonway.role", "CITY")),
                Member.withExtension("CityMSP", "{\"attrs\":["),
                new Member(ByteString.copyFromUtf8("nobody")),
                new Member(ByteString.EMPTY));
        for (Scenes.Scene scene : SCENES) {
            for (Member stranger : strangers) {
                assertThat(MemoryLedger.codeOf(scene.playBy(stranger).response)).isEqualTo("NOT_ALLOWED");
            }
        }
    }

    @Test
    void a_batch_of_a_caller_who_may_not_is_refused_whole() {
        Scenes.Scene many = SCENES.stream()
                .filter(scene -> scene.function().equals("trips:BookMany"))
                .findFirst()
                .orElseThrow();
        assertThat(MemoryLedger.codeOf(many.playBy(Town.METRO).response)).isEqualTo("NOT_ALLOWED");
    }
}
