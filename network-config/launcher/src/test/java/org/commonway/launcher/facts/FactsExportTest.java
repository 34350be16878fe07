package org.commonway.launcher.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.launcher.verify.LedgerFactsFile;
import org.commonway.ledger.Fairness;
import org.commonway.ledger.Registry;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.WithdrawalReason;
import org.commonway.proto.type.v1.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsExportTest {
    private static final String ORIGIN = "gateway.example/log";
    private static final String KEY = ORIGIN + "+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";
    private static final ByteString HASH = ByteString.copyFrom(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_what_a_verification_reads() throws IOException {
        String text = FactsExport.of(answering(Registry.class, ledger()), answering(Fairness.class, ledger()));
        assertThat(text).isEqualTo("""
                        commonway-ledger-facts 1
                        operator van on_demand AQI= 5
                        policy 1 0000000000000000000000000000000000000000000000000000000000000000 20000 stands
                        policy 2 0000000000000000000000000000000000000000000000000000000000000000 20030 withdrawn
                        log gateway.example/log+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c
                        anchor gateway.example/log 7 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= 70
                        anchor gateway.example/log 9 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= 90
                        """);
        Path file = folder.resolve("ledger.facts");
        Files.writeString(file, text);
        assertThat(LedgerFactsFile.read(file).anchorsOf(ORIGIN)).hasSize(2);
    }

    private static Map<String, Object> ledger() {
        Operator van = Operator.newBuilder()
                .setOperatorId("van")
                .setKind(OperatorKind.OPERATOR_KIND_ON_DEMAND)
                .setSigningKey(ByteString.copyFrom(new byte[] {1, 2}))
                .setRegisteredAt(moment(5))
                .build();
        RankingPolicy policy = RankingPolicy.newBuilder()
                .setVersion(1)
                .setTextHash(HASH)
                .setFirstDay(20_000)
                .build();
        RankingPolicy withdrawn = policy.toBuilder()
                .setVersion(2)
                .setFirstDay(20_030)
                .setWithdrawnFor(WithdrawalReason.WITHDRAWAL_REASON_OBJECTION)
                .build();
        PublicLog log =
                PublicLog.newBuilder().setOrigin(ORIGIN).setVerifierKey(KEY).build();
        return Map.of(
                "listOperators", List.of(van),
                "listPolicies", List.of(policy, withdrawn),
                "listLogs", List.of(log),
                "listAnchors", List.of(anchor(7)),
                "findLog", Optional.of(log.toBuilder().setLastAnchor(anchor(9)).build()));
    }

    private static LogAnchor anchor(int size) {
        return LogAnchor.newBuilder()
                .setOrigin(ORIGIN)
                .setSize(size)
                .setRootHash(HASH)
                .setAnchoredAt(moment(size * 10L))
                .build();
    }

    private static Moment moment(long millis) {
        return Moment.newBuilder().setEpochMillis(millis).build();
    }

    /** A ledger of which only these methods are asked. */
    private static <T> T answering(Class<T> kind, Map<String, Object> answers) {
        return kind.cast(
                Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    assertThat(answer).as(method.getName()).isNotNull();
                    return answer;
                }));
    }
}
