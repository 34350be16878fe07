package org.commonway.chaincode.contract;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.AccessCodec;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessRequests;
import org.commonway.proto.ledger.v1.AppealAccessRequest;
import org.commonway.proto.ledger.v1.RefuseAccessRequest;
import org.commonway.proto.ledger.v1.RuleAccessRequest;
import org.commonway.rules.access.AccessId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** Operators that ask to be let in or sold, and what becomes of it. No text stands here, only codes and hashes. */
public final class AccessContract {
    private AccessContract() {}

    /** Asks for access. The same again writes nothing and answers where the request stands. */
    public static AccessRequest ask(Call call, AccessRequest asked) {
        OperatorId operator = new OperatorId(asked.getOperatorId());
        var request = org.commonway.rules.access.AccessRequest.ask(
                new AccessId(asked.getRequestId()),
                AccessCodec.kindOf(asked),
                operator,
                AccessCodec.askedOf(asked),
                call.caller(),
                call.state().findOperator(operator),
                cityOf(call),
                call.nowMillis());
        Optional<org.commonway.rules.access.AccessRequest> before =
                call.state().access().find(request.id());
        if (before.isPresent()) {
            if (before.get().asksTheSameAs(request)) {
                return answer(call, before.get());
            }
            throw new Refusal(RefusalCode.ACCESS_EXISTS);
        }
        call.state().access().findLastLike(request).ifPresent(last -> last.requireOver(call.nowMillis()));
        call.state().access().putNew(request);
        return answer(call, request);
    }

    /** Lets the operator in; by who was asked. */
    public static AccessRequest grant(Call call, AccessId id) {
        return change(call, id, request -> request.grant(call.caller(), call.nowMillis()));
    }

    /** Refuses the operator, with reasons; by who was asked. */
    public static AccessRequest refuse(Call call, RefuseAccessRequest asked) {
        var refusal = AccessCodec.toRules(asked, call.nowMillis());
        return change(call, new AccessId(asked.getRequestId()), request -> request.refuse(refusal, call.caller()));
    }

    /** Appeals to the city; by who asked. */
    public static AccessRequest appeal(Call call, AppealAccessRequest asked) {
        var text = AccessCodec.hash(asked.getAppealHash().toByteArray(), "appeal_hash");
        return change(call, new AccessId(asked.getRequestId()), request -> {
            Optional<RegisteredOperator> registered =
                    call.state().findOperator(request.asker().operatorId());
            return request.appeal(text, call.caller(), registered, call.nowMillis());
        });
    }

    /** Rules on an appeal; by the city whose terms are in force. */
    public static AccessRequest rule(Call call, RuleAccessRequest asked) {
        boolean isOverturned = AccessCodec.isOverturned(asked);
        var text = AccessCodec.hash(asked.getRulingHash().toByteArray(), "ruling_hash");
        return change(
                call,
                new AccessId(asked.getRequestId()),
                request -> request.rule(isOverturned, text, call.caller(), cityOf(call), call.nowMillis()));
    }

    /** The request of this id; refused with ACCESS_NOT_FOUND. */
    public static AccessRequest get(Call call, AccessId id) {
        return answer(call, getOrRefuse(call, id));
    }

    /** Requests by id. */
    public static AccessRequests list(Call call, PageAsk ask) {
        return call.state().access().list(ask, call.nowMillis());
    }

    private static AccessRequest change(
            Call call, AccessId id, UnaryOperator<org.commonway.rules.access.AccessRequest> step) {
        var before = getOrRefuse(call, id);
        var after = step.apply(before);
        if (!after.equals(before)) {
            call.state().access().put(after);
        }
        return answer(call, after);
    }

    private static AccessRequest answer(Call call, org.commonway.rules.access.AccessRequest request) {
        return AccessCodec.toAnswer(request, call.nowMillis());
    }

    private static org.commonway.rules.access.AccessRequest getOrRefuse(Call call, AccessId id) {
        return call.state().access().find(id).orElseThrow(() -> new Refusal(RefusalCode.ACCESS_NOT_FOUND));
    }

    private static String cityOf(Call call) {
        return call.state().getTermsInForce().cityMspId();
    }
}
