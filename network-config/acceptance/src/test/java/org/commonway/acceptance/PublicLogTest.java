package org.commonway.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.replay.Finding;
import org.commonway.audit.replay.RegisteredOperator;
import org.commonway.audit.replay.Replay;
import org.commonway.audit.replay.WitnessTimes;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.TiledTree;
import org.commonway.ledger.Ledger;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The public log of a running network, as somebody reads it who has the gateway's address and the ledger. */
@ExtendWith(OneDemo.class)
class PublicLogTest {
    private static RunningNetwork network;
    private static Api api;

    @BeforeAll
    static void start(RunningNetwork running) {
        network = running;
        api = running.api();
    }

    private static JsonNode receiptOf(String request) {
        Api.Answer plan = api.post("/api/plans", "", request);
        assertThat(plan.status()).as(plan.body().toString()).isEqualTo(200);
        Api.Answer receipt = api.get(plan.body().at("/record/receipt").asText() + "?waitSeconds=10", "");
        assertThat(receipt.status()).as(receipt.body().toString()).isEqualTo(200);
        return receipt.body();
    }

    @Test
    void searches_of_riders_are_on_the_log_and_a_replay_finds_nothing_wrong() {
        receiptOf(network.exampleRequest());
        receiptOf(network.scooterRequestAt(network.exampleDeparture()));
        JsonNode receipt = receiptOf(network.shuttleRequest());
        LogPolicy policy = LogPolicy.of(VerifierKey.parse(api.text("/log/key").strip()));
        Checkpoint checkpoint = policy.open(
                        SignedNote.parse(api.text("/log/checkpoint").getBytes(UTF_8)))
                .checkpoint();
        List<byte[]> entries = entries(checkpoint);

        byte[] entry = Base64.getDecoder().decode(receipt.get("entry").asText());
        LogProof.parse(receipt.get("proof").asText().getBytes(UTF_8)).verify(entry, policy);
        assertThat(entries.get(receipt.get("index").asInt())).isEqualTo(entry);
        List<Finding> findings = new ArrayList<>();
        Map<String, RegisteredOperator> registered = registered();
        Replay replay = new Replay(moment -> registered, WitnessTimes.none(), index -> true, findings::add);
        entries.forEach(replay::accept);
        assertThat(findings).isEmpty();
        assertThat(replay.summary().searches()).isGreaterThanOrEqualTo(3);
    }

    /** All entries, which lead to the checkpoint's root. */
    private static List<byte[]> entries(Checkpoint checkpoint) {
        List<byte[]> entries = new ArrayList<>();
        for (EntryBundle bundle : new TiledTree(checkpoint.size()).bundles().toList()) {
            entries.addAll(bundle.decode(api.bytes("/log/" + bundle.path())));
        }
        GrowingTree tree = GrowingTree.empty();
        entries.forEach(entry -> tree.append(Hash.ofLeaf(entry), (level, index, hash) -> {}));
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        return entries;
    }

    private static Map<String, RegisteredOperator> registered() {
        Map<String, RegisteredOperator> registered = new HashMap<>();
        try (Ledger ledger = network.cityLedger()) {
            ledger.listOperators()
                    .forEach(operator -> registered.put(
                            operator.getOperatorId(),
                            new RegisteredOperator(
                                    operator.getOperatorId(),
                                    operator.getKind() == OperatorKind.OPERATOR_KIND_ON_DEMAND,
                                    Octets.of(operator.getSigningKey().toByteArray()))));
        }
        return registered;
    }
}
