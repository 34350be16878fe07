package org.commonway.launcher.facts;

import com.google.protobuf.ByteString;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.commonway.launcher.verify.LedgerFactsFile;
import org.commonway.ledger.Fairness;
import org.commonway.ledger.Registry;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.WithdrawalReason;

/**
 * Writes ledger facts of a peer's state, in the form of {@link LedgerFactsFile}. The state has each operator's entry as it
 * is now, and of each day the last anchor; what stood between is in the blocks.
 */
public final class FactsExport {
    private static final String KIND_PREFIX = "OPERATOR_KIND_";

    private final StringBuilder text = new StringBuilder(LedgerFactsFile.HEADER).append('\n');

    private FactsExport() {}

    /** The file's text: operators, policies, logs and anchors, each in the ledger's order. */
    public static String of(Registry registry, Fairness fairness) {
        FactsExport export = new FactsExport();
        registry.listOperators().forEach(export::operator);
        fairness.listPolicies().forEach(export::policy);
        for (PublicLog log : fairness.listLogs()) {
            export.line("log", log.getVerifierKey());
            fairness.listAnchors(log.getOrigin()).forEach(export::anchor);
            fairness.findLog(log.getOrigin())
                    .filter(PublicLog::hasLastAnchor)
                    .ifPresent(found -> export.anchor(found.getLastAnchor()));
        }
        return export.text.toString();
    }

    private void operator(Operator operator) {
        line(
                "operator",
                operator.getOperatorId(),
                operator.getKind().name().substring(KIND_PREFIX.length()).toLowerCase(Locale.ROOT),
                base64(operator.getSigningKey()),
                operator.getRegisteredAt().getEpochMillis());
    }

    private void policy(RankingPolicy policy) {
        boolean stands = policy.getWithdrawnFor() == WithdrawalReason.WITHDRAWAL_REASON_UNSPECIFIED;
        line(
                "policy",
                policy.getVersion(),
                HexFormat.of().formatHex(policy.getTextHash().toByteArray()),
                policy.getFirstDay(),
                stands ? "stands" : "withdrawn");
    }

    private void anchor(LogAnchor anchor) {
        line(
                "anchor",
                anchor.getOrigin(),
                anchor.getSize(),
                base64(anchor.getRootHash()),
                anchor.getAnchoredAt().getEpochMillis());
    }

    private void line(Object... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : " ").append(words[i]);
        }
        text.append('\n');
    }

    private static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
