package org.commonway.chaincode;

import static org.commonway.chaincode.call.Arguments.message;
import static org.commonway.chaincode.call.Arguments.none;
import static org.commonway.chaincode.call.Arguments.text;
import static org.commonway.rules.caller.Role.AUDITOR;
import static org.commonway.rules.caller.Role.CITY;
import static org.commonway.rules.caller.Role.COOPERATIVE;
import static org.commonway.rules.caller.Role.GATEWAY;
import static org.commonway.rules.caller.Role.OPERATOR;

import com.google.protobuf.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonway.chaincode.call.Arguments;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.call.ContractFunction;
import org.commonway.chaincode.contract.AccessContract;
import org.commonway.chaincode.contract.BookingContract;
import org.commonway.chaincode.contract.DisputeContract;
import org.commonway.chaincode.contract.JournalContract;
import org.commonway.chaincode.contract.LogContract;
import org.commonway.chaincode.contract.OperatorContract;
import org.commonway.chaincode.contract.PolicyContract;
import org.commonway.chaincode.contract.SettlementContract;
import org.commonway.chaincode.contract.TermsContract;
import org.commonway.chaincode.contract.TripContract;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AppealAccessRequest;
import org.commonway.proto.ledger.v1.BeginSettlementRequest;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.RefuseAccessRequest;
import org.commonway.proto.ledger.v1.RegisterLogRequest;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleAccessRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.WithdrawPolicyRequest;
import org.commonway.rules.access.AccessId;
import org.commonway.rules.caller.Role;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.ranking.PolicyDay;

/** Every function of the chaincode: its name, what it takes, who may call it, and what it does. */
final class Functions {
    private static final int MANY_TRIPS_BYTES = 512 * 1024;

    private static final Set<Role> MEMBERS = EnumSet.allOf(Role.class);
    private static final Set<Role> GATEWAYS = EnumSet.of(GATEWAY);
    private static final Set<Role> CITIES = EnumSet.of(CITY);
    /** Those who run legs: an operator itself, or its co-operative. */
    private static final Set<Role> RUNNERS = EnumSet.of(OPERATOR, COOPERATIVE);
    /** The two sides of a leg. */
    private static final Set<Role> PARTIES = EnumSet.of(GATEWAY, OPERATOR, COOPERATIVE);

    private static final Set<Role> READERS_OF_OPERATORS = EnumSet.of(OPERATOR, COOPERATIVE, CITY, AUDITOR);

    /** Those who ask for access: operators, and a city for who has no identity. */
    private static final Set<Role> ASKERS = EnumSet.of(OPERATOR, COOPERATIVE, CITY);
    /** Those who are asked for access. */
    private static final Set<Role> ASKED = EnumSet.of(GATEWAY, COOPERATIVE, CITY);

    private static final Arguments<Operator> ENTRY = message(Operator.getDefaultInstance());
    private static final Arguments<Terms> TERMS = message(Terms.getDefaultInstance());
    private static final Arguments<BookTripRequest> BOOKING = message(BookTripRequest.getDefaultInstance());
    private static final Arguments<BookTripsRequest> BOOKINGS =
            message(BookTripsRequest.getDefaultInstance(), MANY_TRIPS_BYTES);
    private static final Arguments<CancelRequest> CANCELLATION = message(CancelRequest.getDefaultInstance());
    private static final Arguments<LegEventRequest> LEG_EVENT = message(LegEventRequest.getDefaultInstance());
    private static final Arguments<LegId> LEG = message(LegId.getDefaultInstance());
    private static final Arguments<RepayRequest> REPAYMENT = message(RepayRequest.getDefaultInstance());
    private static final Arguments<OpenDisputeRequest> DISPUTE = message(OpenDisputeRequest.getDefaultInstance());
    private static final Arguments<RuleDisputeRequest> RULING = message(RuleDisputeRequest.getDefaultInstance());
    private static final Arguments<OperatorId> OPERATOR_ID = text("operatorId", OperatorId::new);
    private static final Arguments<TripId> TRIP_ID = text("tripId", TripId::new);
    private static final Arguments<PageAsk> PAGE =
            text("pageSize", PageAsk::parseSize).and(text("bookmark", bookmark -> bookmark), PageAsk::new);
    private static final Arguments<TripContract.TripsOfOperator> TRIPS_OF_OPERATOR =
            OPERATOR_ID.and(PAGE, TripContract.TripsOfOperator::new);
    private static final Arguments<JournalContract.EntriesOf> ENTRIES = text("fromMillis", JournalContract::parseMillis)
            .and(text("untilMillis", JournalContract::parseMillis), TimeWindow::new)
            .and(PAGE, JournalContract.EntriesOf::new);
    private static final Arguments<BeginSettlementRequest> PERIOD =
            message(BeginSettlementRequest.getDefaultInstance());
    private static final Arguments<Integer> SETTLEMENT_NUMBER = text("number", SettlementContract::parseNumber);

    private static final Arguments<RankingPolicy> POLICY = message(RankingPolicy.getDefaultInstance());
    private static final Arguments<WithdrawPolicyRequest> WITHDRAWAL =
            message(WithdrawPolicyRequest.getDefaultInstance());
    private static final Arguments<Integer> POLICY_VERSION = text("version", PolicyContract::parseVersion);
    private static final Arguments<PolicyDay> DAY = text("day", PolicyContract::parseDay);

    private static final Arguments<RegisterLogRequest> LOG_KEY = message(RegisterLogRequest.getDefaultInstance());
    private static final Arguments<LogAnchor> ANCHOR = message(LogAnchor.getDefaultInstance());
    private static final Arguments<String> ORIGIN = text("origin", origin -> origin);
    private static final Arguments<LogContract.AnchorsOf> ANCHORS = ORIGIN.and(PAGE, LogContract.AnchorsOf::new);

    private static final Arguments<AccessRequest> ACCESS = message(AccessRequest.getDefaultInstance());
    private static final Arguments<AccessId> ACCESS_ID = text("requestId", AccessId::new);
    private static final Arguments<RefuseAccessRequest> ACCESS_REFUSAL =
            message(RefuseAccessRequest.getDefaultInstance());
    private static final Arguments<AppealAccessRequest> APPEAL = message(AppealAccessRequest.getDefaultInstance());
    private static final Arguments<RuleAccessRequest> ACCESS_RULING = message(RuleAccessRequest.getDefaultInstance());

    static final List<ContractFunction<?>> ALL = List.of(
            on("operators:Register", ENTRY, RUNNERS, OperatorContract::register),
            on("operators:Get", OPERATOR_ID, MEMBERS, OperatorContract::get),
            on("operators:List", PAGE, MEMBERS, OperatorContract::list),
            on("terms:Put", TERMS, CITIES, TermsContract::put),
            on("terms:InForce", MEMBERS, TermsContract::inForce),
            on("terms:Schedule", MEMBERS, TermsContract::schedule),
            on("policies:Put", POLICY, CITIES, PolicyContract::put),
            on("policies:Withdraw", WITHDRAWAL, CITIES, PolicyContract::withdraw),
            on("policies:InForce", DAY, MEMBERS, PolicyContract::inForce),
            on("policies:Get", POLICY_VERSION, MEMBERS, PolicyContract::get),
            on("policies:List", PAGE, MEMBERS, PolicyContract::list),
            on("logs:Register", LOG_KEY, GATEWAYS, LogContract::register),
            on("logs:Anchor", ANCHOR, GATEWAYS, LogContract::anchor),
            on("logs:Get", ORIGIN, MEMBERS, LogContract::get),
            on("logs:List", PAGE, MEMBERS, LogContract::list),
            on("logs:ListAnchors", ANCHORS, MEMBERS, LogContract::listAnchors),
            on("access:Ask", ACCESS, ASKERS, AccessContract::ask),
            on("access:Grant", ACCESS_ID, ASKED, AccessContract::grant),
            on("access:Refuse", ACCESS_REFUSAL, ASKED, AccessContract::refuse),
            on("access:Appeal", APPEAL, ASKERS, AccessContract::appeal),
            on("access:Rule", ACCESS_RULING, CITIES, AccessContract::rule),
            on("access:Get", ACCESS_ID, MEMBERS, AccessContract::get),
            on("access:List", PAGE, MEMBERS, AccessContract::list),
            on("trips:Book", BOOKING, GATEWAYS, BookingContract::book),
            on("trips:BookMany", BOOKINGS, GATEWAYS, BookingContract::bookMany),
            on("trips:Rollback", TRIP_ID, GATEWAYS, TripContract::rollBack),
            on("trips:Cancel", CANCELLATION, PARTIES, TripContract::cancel),
            on("trips:RecordLegEvent", LEG_EVENT, RUNNERS, TripContract::recordLegEvent),
            on("trips:ExpireLeg", LEG, MEMBERS, TripContract::expireLeg),
            on("trips:Refund", REPAYMENT, RUNNERS, TripContract::refund),
            on("trips:Compensate", REPAYMENT, RUNNERS, TripContract::compensate),
            on("trips:OpenDispute", DISPUTE, PARTIES, DisputeContract::open),
            on("trips:PutEvidence", LEG, PARTIES, DisputeContract::putEvidence),
            on("trips:RuleDispute", RULING, CITIES, DisputeContract::rule),
            on("trips:GetEvidence", LEG, CITIES, DisputeContract::getEvidence),
            on("trips:PurgeEvidence", LEG, CITIES, DisputeContract::purgeEvidence),
            on("trips:Get", TRIP_ID, MEMBERS, TripContract::get),
            on("trips:ListByOperator", TRIPS_OF_OPERATOR, READERS_OF_OPERATORS, TripContract::listByOperator),
            on("journal:List", ENTRIES, MEMBERS, JournalContract::list),
            on("settlements:Begin", PERIOD, CITIES, SettlementContract::begin),
            on("settlements:Net", SETTLEMENT_NUMBER, CITIES, SettlementContract::net),
            on("settlements:Get", SETTLEMENT_NUMBER, MEMBERS, SettlementContract::get),
            on("settlements:List", PAGE, MEMBERS, SettlementContract::list));

    private Functions() {}

    static Map<String, ContractFunction<?>> byName() {
        return ALL.stream().collect(Collectors.toUnmodifiableMap(ContractFunction::name, function -> function));
    }

    private static <T> ContractFunction<T> on(
            String name, Arguments<T> arguments, Set<Role> callers, BiFunction<Call, T, Message> body) {
        return new ContractFunction<>(name, arguments, callers, body);
    }

    private static ContractFunction<?> on(String name, Set<Role> callers, Function<Call, Message> body) {
        return new ContractFunction<>(name, none(), callers, (call, nothing) -> body.apply(call));
    }
}
