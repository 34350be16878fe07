package org.commonway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.commonway.chaincode.CommonwayChaincode;
import org.commonway.ledger.Fairness;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.anchor.AnchorKeeper;
import org.commonway.ledger.anchor.NewestCheckpoint.Published;
import org.commonway.proof.history.ChargedTrip;
import org.commonway.proto.ledger.v1.AccessKind;
import org.commonway.proto.ledger.v1.AccessReason;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessStatus;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.WithdrawalReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Policies, anchors and access through the client library, on the running embedded network. */
@Timeout(180)
class FairnessTest {
    private static final String KEY = "gateway.example/log+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";
    private static final String ORIGIN = "gateway.example/log";
    private static final String REQUEST = "0192f0c1-57a6-7f0e-9a39-7f6f5c1f9b01";
    private static final ByteString HASH = ByteString.copyFrom(new byte[32]);
    private static final Path COLLECTIONS =
            Path.of(System.getProperty("basedir", ".")).resolve("../collections_config.json");

    @TempDir
    Path folder;

    private ChargedTrip network;

    @BeforeEach
    void a_network_with_a_city_a_gateway_and_a_metro_runs() throws IOException {
        network = new ChargedTrip(folder, new CommonwayChaincode(), Files.readString(COLLECTIONS));
    }

    @AfterEach
    void it_ends() {
        network.close();
    }

    @Test
    void a_city_puts_policies_and_anybody_reads_by_which_one_trips_are_ranked() {
        int today = (int) Duration.ofMillis(Clock.systemUTC().millis()).toDays();
        Fairness city = network.city().fairness();
        RankingPolicy first = city.putPolicy(policy(1, today));
        RankingPolicy second = city.putPolicy(policy(2, today + 30));
        Fairness gateway = network.gateway().fairness();
        assertThat(gateway.findPolicyInForce(today)).contains(first);
        assertThat(gateway.findPolicyInForce(today - 1)).isEmpty();
        assertThat(gateway.findPolicyInForce(today + 30)).contains(second);
        RankingPolicy withdrawn =
                city.withdrawPolicy(second.getVersion(), WithdrawalReason.WITHDRAWAL_REASON_OBJECTION);
        assertThat(gateway.findPolicyInForce(today + 30)).contains(first);
        assertThat(gateway.listPolicies()).containsExactly(first, withdrawn);
        assertRefused("POLICY_TOO_SOON", () -> city.putPolicy(policy(3, today + 14)));
        assertRefused("NOT_ALLOWED", () -> gateway.putPolicy(policy(3, today + 60)));
    }

    @Test
    void a_keeper_anchors_a_log_that_grows_and_a_fork_is_refused() {
        Fairness gateway = network.gateway().fairness();
        AtomicLong size = new AtomicLong();
        AnchorKeeper keeper =
                new AnchorKeeper(gateway, KEY, () -> Optional.of(new Published(size.incrementAndGet(), HASH, 2)));
        for (int round = 0; round < 4; round++) {
            assertThat(keeper.anchorNow().trouble()).isEmpty();
        }
        PublicLog log = network.auditor().fairness().findLog(ORIGIN).orElseThrow();
        assertThat(log.getLastAnchor().getSize()).isEqualTo(size.get()).isGreaterThanOrEqualTo(4);
        assertThat(network.auditor().fairness().listLogs())
                .extracting(PublicLog::getVerifierKey)
                .containsExactly(KEY);
        assertThat(network.auditor().fairness().listAnchors(ORIGIN))
                .as("of the days before")
                .isEmpty();

        AnchorKeeper twoFaced = new AnchorKeeper(gateway, KEY, () -> Optional.of(new Published(2, HASH, 2)));
        assertThat(twoFaced.anchorNow().trouble().orElseThrow())
                .startsWith("LOG_SHRANK")
                .contains(size.get() + " entries", "2 entries");
        assertRefused(
                "LOG_FORKED",
                () -> gateway.anchorLog(log.getLastAnchor().toBuilder()
                        .setRootHash(ByteString.copyFromUtf8("another root, of thirty-two byte"))
                        .build()));
        assertRefused("NOT_ALLOWED", () -> network.operator().fairness().anchorLog(LogAnchor.getDefaultInstance()));
    }

    @Test
    void an_operator_asks_is_refused_appeals_and_the_city_rules() {
        Fairness operator = network.operator().fairness();
        AccessRequest asked = operator.askAccess(AccessRequest.newBuilder()
                .setRequestId(REQUEST)
                .setKind(AccessKind.ACCESS_KIND_SALE)
                .setOperatorId("metro")
                .setAskedMspId(network.gatewayMspId())
                .setAskedGatewayId(network.gatewayId())
                .build());
        assertThat(asked.getStatus()).isEqualTo(AccessStatus.ACCESS_STATUS_REQUESTED);
        assertThat(asked.hasDueAt()).isTrue();
        assertRefused("NOT_ALLOWED", () -> operator.grantAccess(REQUEST));
        network.gateway().fairness().refuseAccess(REQUEST, List.of(AccessReason.ACCESS_REASON_NO_LICENCE), HASH);
        assertRefused("ILLEGAL_TRANSITION", () -> network.gateway().fairness().grantAccess(REQUEST));
        operator.appealAccess(REQUEST, HASH);
        AccessRequest ruled =
                network.city().fairness().ruleAccess(REQUEST, AccessStatus.ACCESS_STATUS_OVERTURNED, HASH);
        assertThat(ruled.getReasonsList()).containsExactly(AccessReason.ACCESS_REASON_NO_LICENCE);
        assertThat(network.auditor().fairness().findAccess(REQUEST)).contains(ruled);
        assertThat(network.auditor().fairness().listAccess()).containsExactly(ruled);
    }

    private static RankingPolicy policy(int text, int firstDay) {
        byte[] hash = new byte[32];
        hash[0] = (byte) text;
        return RankingPolicy.newBuilder()
                .setTextHash(ByteString.copyFrom(hash))
                .setFirstDay(firstDay)
                .build();
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LedgerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
