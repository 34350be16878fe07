package org.commonway.chaincode.call;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.commonway.rules.caller.Role;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * A function that members call.
 *
 * @param name contract and function, such as trips:Book
 * @param arguments what it takes
 * @param callers the roles that may call it at all; the function itself may ask for more, such as the trip's own gateway
 * @param body what it does; its answer's bytes are the caller's
 * @param <T> its arguments, once read
 */
public record ContractFunction<T>(
        String name, Arguments<T> arguments, Set<Role> callers, BiFunction<Call, T, Message> body) {

    /** As the record; the roles are copied. */
    public ContractFunction {
        callers = Set.copyOf(callers);
    }

    /**
     * Calls it. What is cheap to refuse is refused first: the number of arguments, their lengths, the caller.
     *
     * @param given the arguments as they were sent
     */
    public Message run(ChaincodeStub stub, List<byte[]> given) {
        arguments.measure(given);
        Call call = Call.of(stub, callers);
        return body.apply(call, arguments.read(given));
    }
}
