package org.commonway.chaincode;

import static org.commonway.chaincode.call.Arguments.message;
import static org.commonway.chaincode.call.Arguments.none;
import static org.commonway.chaincode.call.Arguments.text;
import static org.commonway.rules.caller.Role.AUDITOR;
import static org.commonway.rules.caller.Role.CITY;
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
import org.commonway.chaincode.contract.OperatorContract;
import org.commonway.chaincode.contract.TermsContract;
import org.commonway.chaincode.contract.TripContract;
import org.commonway.chaincode.contract.TripContract.TripsOfOperator;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.rules.caller.Role;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.trip.TripId;

/** Every function of the chaincode: its name, what it takes, who may call it, and what it does. */
final class Functions {
    private static final Set<Role> MEMBERS = EnumSet.allOf(Role.class);

    private static final Arguments<OperatorId> OPERATOR_ID = text("operatorId", OperatorId::new);
    private static final Arguments<TripId> TRIP_ID = text("tripId", TripId::new);
    private static final Arguments<PageAsk> PAGE =
            text("pageSize", PageAsk::parseSize).and(text("bookmark", bookmark -> bookmark), PageAsk::new);
    private static final Arguments<TripsOfOperator> TRIPS_OF_OPERATOR = OPERATOR_ID.and(PAGE, TripsOfOperator::new);

    static final List<ContractFunction<?>> ALL = List.of(
            on("operators:Register", message(Operator.getDefaultInstance()), by(OPERATOR), OperatorContract::register),
            on("operators:Get", OPERATOR_ID, MEMBERS, OperatorContract::get),
            on("operators:List", MEMBERS, OperatorContract::list),
            on("terms:Put", message(Terms.getDefaultInstance()), by(CITY), TermsContract::put),
            on("terms:InForce", MEMBERS, TermsContract::inForce),
            on("trips:Book", message(BookTripRequest.getDefaultInstance()), by(GATEWAY), TripContract::book),
            on("trips:Cancel", TRIP_ID, by(GATEWAY), TripContract::cancel),
            on("trips:Get", TRIP_ID, MEMBERS, TripContract::get),
            on("trips:ListByOperator", TRIPS_OF_OPERATOR, by(OPERATOR, CITY, AUDITOR), TripContract::listByOperator));

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

    private static Set<Role> by(Role first, Role... others) {
        return EnumSet.of(first, others);
    }
}
