package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.LogAnchors;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.PublicLogs;
import org.commonway.proto.ledger.v1.RegisterLogRequest;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

class PublicLogTest {
    static final String ORIGIN = "gateway.example/log";
    /** As gateway/audit's README has it. */
    private static final String KEY = ORIGIN + "+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";

    private static final String OTHER_KEY =
            "porto.example/witness+07cf5380+BEOnLnFEAXYt9mtowm373yaCquyfJHTspGE+QkoPuv08";

    private final Town town = new Town();

    @Test
    void a_log_is_registered_once_with_one_key_by_one_gateway() {
        PublicLog log = register(Town.GATEWAY, KEY);
        assertThat(log.getOrigin()).isEqualTo(ORIGIN);
        assertThat(log.getGatewayMspId() + "/" + log.getGatewayId()).isEqualTo("CoopMSP/demo");
        town.ledger.now = town.ledger.now.plusSeconds(60);
        assertThat(register(Town.GATEWAY, KEY)).as("the same again").isEqualTo(log);
        assertThat(refusal(Member.gateway("CoopMSP", "other"), "logs:Register", registration()))
                .isEqualTo("LOG_TAKEN");
        assertThat(refusal(Member.gateway("CityMSP", "demo"), "logs:Register", registration()))
                .isEqualTo("LOG_TAKEN");
        assertThat(town.ledger
                        .ask(PublicLogs.parser(), Town.AUDITOR, "logs:List", "9", "")
                        .getLogsList())
                .containsExactly(log);
    }

    @Test
    void a_key_that_is_none_is_refused() {
        for (String key : List.of(
                "",
                ORIGIN,
                KEY + " ",
                KEY.substring(1),
                KEY.replace("ba349cbf", "BA349CBF"),
                KEY.replace("ba349cbf", "ba349cbe"),
                KEY.replace("example", "ex ample"),
                KEY.replace("example", "ex\u00e4mple"),
                "x".repeat(129) + KEY,
                OTHER_KEY)) {
            assertThat(refusal(
                            Town.GATEWAY,
                            "logs:Register",
                            RegisterLogRequest.newBuilder().setVerifierKey(key).build()))
                    .as(key)
                    .isIn("INVALID_LOG", "INVALID_ARGUMENT");
        }
        assertThat(town.ledger.state.keySet()).noneMatch(name -> name.startsWith("log~"));
    }

    @Test
    void a_log_that_shrinks_or_forks_is_refused_and_both_checkpoints_are_named() {
        register(Town.GATEWAY, KEY);
        put(anchor(7, 1));
        Response smaller = town.ledger.call(Town.GATEWAY, "logs:Anchor", anchor(6, 2));
        assertThat(smaller.getMessage())
                .startsWith("LOG_SHRANK")
                .contains("7 entries with root " + hex(1), "6 entries with root " + hex(2));
        Response other = town.ledger.call(Town.GATEWAY, "logs:Anchor", anchor(7, 2));
        assertThat(other.getMessage())
                .startsWith("LOG_FORKED")
                .contains("7 entries with root " + hex(1), "7 entries with root " + hex(2));
        assertThat(get().getLastAnchor().getSize()).isEqualTo(7);
    }

    @Test
    void the_same_again_writes_nothing_and_more_cosignatures_do() {
        register(Town.GATEWAY, KEY);
        LogAnchor first = put(anchor(7, 1));
        town.ledger.now = town.ledger.now.plusSeconds(3);
        assertThat(put(anchor(7, 1))).isEqualTo(first);
        LogAnchor more = put(anchor(7, 1).toBuilder().setCosignatures(3).build());
        assertThat(more.getCosignatures()).isEqualTo(3);
        assertThat(put(anchor(7, 1))).isEqualTo(more);
    }

    @Test
    void what_is_no_anchor_is_refused() {
        assertThat(refusal(Town.GATEWAY, "logs:Anchor", anchor(7, 1))).isEqualTo("LOG_NOT_FOUND");
        register(Town.GATEWAY, KEY);
        assertThat(refusal(Town.GATEWAY, "logs:Anchor", anchor(0, 1))).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusal(Town.GATEWAY, "logs:Anchor", anchor(-1, 1))).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusal(
                        Town.GATEWAY,
                        "logs:Anchor",
                        anchor(7, 1).toBuilder().setCosignatures(65).build()))
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(refusal(
                        Town.GATEWAY,
                        "logs:Anchor",
                        anchor(7, 1).toBuilder().clearRootHash().build()))
                .isEqualTo("INVALID_ARGUMENT");
        put(anchor(7, 1));
        town.ledger.now = town.ledger.now.minusSeconds(1);
        assertThat(refusal(Town.GATEWAY, "logs:Anchor", anchor(8, 1))).isEqualTo("TOO_EARLY");
    }

    @Test
    void an_anchor_meets_nobody_else() {
        register(Town.GATEWAY, KEY);
        put(anchor(7, 1));
        town.ledger.now = town.ledger.now.plus(Duration.ofDays(1));
        MemoryTransaction transaction = town.ledger.simulate(Town.GATEWAY, "logs:Anchor", anchor(8, 2));
        assertThat(transaction.writes.keySet())
                .allMatch(key -> key.startsWith("anchor~gateway.example%2Flog"))
                .hasSize(2);
        assertThat(transaction.reads).containsExactly("anchor~gateway.example%2Flog", "log~gateway.example%2Flog");
        assertThat(transaction.ranges).isEmpty();
    }

    /** A model beside the contract, under random anchors of a log with two faces: the last of each day is what is kept. */
    @Test
    void the_last_anchor_of_each_day_is_kept() {
        register(Town.GATEWAY, KEY);
        Random random = new Random(20260102);
        TreeMap<Long, LogAnchor> model = new TreeMap<>();
        long size = 0;
        int root = 0;
        for (int step = 0; step < 400; step++) {
            town.ledger.now = town.ledger.now.plusSeconds(random.nextInt(20_000));
            long askedSize = Math.max(1, size + random.nextInt(4) - 1);
            int askedRoot = askedSize > size || random.nextInt(3) == 0 ? 1 + random.nextInt(120) : root;
            Response answer = town.ledger.call(Town.GATEWAY, "logs:Anchor", anchor(askedSize, askedRoot));
            boolean fits = askedSize > size || (askedSize == size && askedRoot == root);
            assertThat(answer.getStatus() == Response.Status.SUCCESS).isEqualTo(fits);
            if (fits && askedSize > size) {
                size = askedSize;
                root = askedRoot;
                model.put(
                        day(town.ledger.now),
                        anchor(size, root).toBuilder()
                                .setAnchoredAt(SampleTrip.moment(town.ledger.now))
                                .build());
            }
        }
        List<LogAnchor> kept = new ArrayList<>();
        String bookmark = "";
        do {
            LogAnchors page =
                    town.ledger.ask(LogAnchors.parser(), Town.AUDITOR, "logs:ListAnchors", ORIGIN, "7", bookmark);
            kept.addAll(page.getAnchorsList());
            bookmark = page.getBookmark();
        } while (!bookmark.isEmpty());
        kept.add(get().getLastAnchor());
        assertThat(kept).containsExactlyElementsOf(model.values());
    }

    static RegisterLogRequest registration() {
        return RegisterLogRequest.newBuilder().setVerifierKey(KEY).build();
    }

    static LogAnchor anchor(long size, int root) {
        byte[] hash = new byte[32];
        hash[31] = (byte) root;
        return LogAnchor.newBuilder()
                .setOrigin(ORIGIN)
                .setSize(size)
                .setRootHash(ByteString.copyFrom(hash))
                .setCosignatures(2)
                .build();
    }

    private static String hex(int root) {
        return String.format("%064x", root);
    }

    private static long day(Instant moment) {
        return moment.getEpochSecond() / 86_400;
    }

    private PublicLog register(Member gateway, String key) {
        return town.ledger.ask(
                PublicLog.parser(),
                gateway,
                "logs:Register",
                RegisterLogRequest.newBuilder().setVerifierKey(key));
    }

    private LogAnchor put(LogAnchor anchor) {
        return town.ledger.ask(LogAnchor.parser(), Town.GATEWAY, "logs:Anchor", anchor);
    }

    private PublicLog get() {
        return town.ledger.ask(PublicLog.parser(), Town.AUDITOR, "logs:Get", ORIGIN);
    }

    private String refusal(Member caller, String function, Object argument) {
        return town.ledger.refusal(caller, function, argument);
    }
}
