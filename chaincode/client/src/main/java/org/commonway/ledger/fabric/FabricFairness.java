package org.commonway.ledger.fabric;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.commonway.ledger.Fairness;
import org.commonway.proto.ledger.v1.AccessReason;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessRequests;
import org.commonway.proto.ledger.v1.AccessStatus;
import org.commonway.proto.ledger.v1.AppealAccessRequest;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.LogAnchors;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.PublicLogs;
import org.commonway.proto.ledger.v1.RankingPolicies;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.RefuseAccessRequest;
import org.commonway.proto.ledger.v1.RegisterLogRequest;
import org.commonway.proto.ledger.v1.RuleAccessRequest;
import org.commonway.proto.ledger.v1.WithdrawPolicyRequest;
import org.commonway.proto.ledger.v1.WithdrawalReason;

/** Policies, logs and access by the chaincode's functions, on the connection of a {@link FabricLedger}. */
final class FabricFairness implements Fairness {

    private final FabricCalls calls;

    FabricFairness(FabricCalls calls) {
        this.calls = calls;
    }

    @Override
    public RankingPolicy putPolicy(RankingPolicy policy) {
        return calls.change(RankingPolicy.parser(), "policies:Put", policy);
    }

    @Override
    public RankingPolicy withdrawPolicy(int version, WithdrawalReason reason) {
        WithdrawPolicyRequest request = WithdrawPolicyRequest.newBuilder()
                .setVersion(version)
                .setReason(reason)
                .build();
        return calls.change(RankingPolicy.parser(), "policies:Withdraw", request);
    }

    @Override
    public Optional<RankingPolicy> findPolicyInForce(int day) {
        return calls.find("NO_POLICY", () -> calls.evaluate(RankingPolicy.parser(), "policies:InForce", day));
    }

    @Override
    public List<RankingPolicy> listPolicies() {
        return calls.all(
                bookmark ->
                        calls.evaluate(RankingPolicies.parser(), "policies:List", FabricCalls.LARGEST_PAGE, bookmark),
                RankingPolicies::getPoliciesList,
                RankingPolicies::getBookmark);
    }

    @Override
    public PublicLog registerLog(String verifierKey) {
        RegisterLogRequest request =
                RegisterLogRequest.newBuilder().setVerifierKey(verifierKey).build();
        return calls.change(PublicLog.parser(), "logs:Register", request);
    }

    @Override
    public LogAnchor anchorLog(LogAnchor checkpoint) {
        return calls.change(LogAnchor.parser(), "logs:Anchor", checkpoint);
    }

    @Override
    public Optional<PublicLog> findLog(String origin) {
        return calls.find("LOG_NOT_FOUND", () -> calls.evaluate(PublicLog.parser(), "logs:Get", origin));
    }

    @Override
    public List<PublicLog> listLogs() {
        return calls.all(
                bookmark -> calls.evaluate(PublicLogs.parser(), "logs:List", FabricCalls.LARGEST_PAGE, bookmark),
                PublicLogs::getLogsList,
                PublicLogs::getBookmark);
    }

    @Override
    public List<LogAnchor> listAnchors(String origin) {
        return calls.all(
                bookmark -> calls.evaluate(
                        LogAnchors.parser(), "logs:ListAnchors", origin, FabricCalls.LARGEST_PAGE, bookmark),
                LogAnchors::getAnchorsList,
                LogAnchors::getBookmark);
    }

    @Override
    public AccessRequest askAccess(AccessRequest request) {
        return calls.change(AccessRequest.parser(), "access:Ask", request);
    }

    @Override
    public AccessRequest grantAccess(String requestId) {
        return calls.change(AccessRequest.parser(), "access:Grant", requestId);
    }

    @Override
    public AccessRequest refuseAccess(String requestId, List<AccessReason> reasons, ByteString reasonsHash) {
        RefuseAccessRequest request = RefuseAccessRequest.newBuilder()
                .setRequestId(requestId)
                .addAllReasons(reasons)
                .setReasonsHash(reasonsHash)
                .build();
        return calls.change(AccessRequest.parser(), "access:Refuse", request);
    }

    @Override
    public AccessRequest appealAccess(String requestId, ByteString appealHash) {
        AppealAccessRequest request = AppealAccessRequest.newBuilder()
                .setRequestId(requestId)
                .setAppealHash(appealHash)
                .build();
        return calls.change(AccessRequest.parser(), "access:Appeal", request);
    }

    @Override
    public AccessRequest ruleAccess(String requestId, AccessStatus ruling, ByteString rulingHash) {
        RuleAccessRequest request = RuleAccessRequest.newBuilder()
                .setRequestId(requestId)
                .setRuling(ruling)
                .setRulingHash(rulingHash)
                .build();
        return calls.change(AccessRequest.parser(), "access:Rule", request);
    }

    @Override
    public Optional<AccessRequest> findAccess(String requestId) {
        return calls.find("ACCESS_NOT_FOUND", () -> calls.evaluate(AccessRequest.parser(), "access:Get", requestId));
    }

    @Override
    public List<AccessRequest> listAccess() {
        return calls.all(
                bookmark -> calls.evaluate(AccessRequests.parser(), "access:List", FabricCalls.LARGEST_PAGE, bookmark),
                AccessRequests::getRequestsList,
                AccessRequests::getBookmark);
    }
}
