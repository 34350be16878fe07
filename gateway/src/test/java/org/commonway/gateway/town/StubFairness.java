package org.commonway.gateway.town;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.ledger.Fairness;
import org.commonway.proto.ledger.v1.AccessReason;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessStatus;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.WithdrawalReason;

/** Takes any log and keeps its last anchor; the law is the real ledger's. Nothing else can be done with it. */
public final class StubFairness implements Fairness {
    private final Map<String, PublicLog> logs = new ConcurrentHashMap<>();

    @Override
    public PublicLog registerLog(String verifierKey) {
        String origin = verifierKey.substring(0, verifierKey.indexOf('+'));
        return logs.computeIfAbsent(
                origin,
                any -> PublicLog.newBuilder()
                        .setOrigin(origin)
                        .setVerifierKey(verifierKey)
                        .build());
    }

    @Override
    public LogAnchor anchorLog(LogAnchor checkpoint) {
        logs.computeIfPresent(
                checkpoint.getOrigin(),
                (origin, log) -> log.toBuilder().setLastAnchor(checkpoint).build());
        return checkpoint;
    }

    @Override
    public Optional<PublicLog> findLog(String origin) {
        return Optional.ofNullable(logs.get(origin));
    }

    @Override
    public List<PublicLog> listLogs() {
        return List.copyOf(logs.values());
    }

    @Override
    public List<LogAnchor> listAnchors(String origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RankingPolicy putPolicy(RankingPolicy policy) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RankingPolicy withdrawPolicy(int version, WithdrawalReason reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RankingPolicy> findPolicyInForce(int day) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RankingPolicy> listPolicies() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessRequest askAccess(AccessRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessRequest grantAccess(String requestId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessRequest refuseAccess(String requestId, List<AccessReason> reasons, ByteString reasonsHash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessRequest appealAccess(String requestId, ByteString appealHash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessRequest ruleAccess(String requestId, AccessStatus ruling, ByteString rulingHash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AccessRequest> findAccess(String requestId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AccessRequest> listAccess() {
        throw new UnsupportedOperationException();
    }
}
