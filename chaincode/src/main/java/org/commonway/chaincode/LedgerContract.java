package org.commonway.chaincode;

import com.google.protobuf.Message;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.commonway.chaincode.codec.LedgerJson;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * What the contracts share: arguments are counted and measured before anything reads them, and a refusal leaves as a
 * ChaincodeException whose message is "CODE: sentence", the only form that reaches a client whole.
 */
abstract class LedgerContract implements ContractInterface {
    private final Map<String, Integer> argumentCounts = new TreeMap<>();

    LedgerContract() {
        for (Method method : getClass().getMethods()) {
            Transaction transaction = method.getAnnotation(Transaction.class);
            if (transaction != null) {
                argumentCounts.put(transaction.name(), method.getParameterCount() - 1);
            }
        }
    }

    /** Called by the router before it reads the arguments, so that a wrong number of them is a refusal. */
    @Override
    public Context createContext(ChaincodeStub stub) {
        try {
            checkArguments(stub);
        } catch (Refusal refusal) {
            throw toException(refusal);
        }
        try {
            return new Context(stub);
        } catch (RuntimeException e) {
            // Whatever is in a creator that the shim cannot read was sent by the caller.
            throw toException(new Refusal(
                    RefusalCode.NOT_ALLOWED, "The caller's certificate cannot be read; use the identity of a member."));
        }
    }

    private void checkArguments(ChaincodeStub stub) {
        String function = stub.getFunction();
        Integer expected = argumentCounts.get(function.substring(function.indexOf(':') + 1));
        if (expected == null) {
            throw new Refusal(RefusalCode.UNKNOWN_FUNCTION);
        }
        int given = stub.getArgs().size() - 1;
        if (given != expected) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "The function takes " + expected + " arguments but was given " + given + "; correct the call.");
        }
        for (byte[] argument : stub.getArgs()) {
            if (argument.length > LedgerJson.MAX_ARGUMENT_BYTES) {
                throw new Refusal(
                        RefusalCode.ARGUMENT_TOO_LARGE,
                        "An argument has " + argument.length + " bytes but at most " + LedgerJson.MAX_ARGUMENT_BYTES
                                + " are read; send less.");
            }
        }
    }

    /** What the function answers, as JSON; a refusal becomes the exception that the shim passes on whole. */
    static String answer(Context context, Function<Call, Message> function) {
        try {
            return LedgerJson.print(function.apply(new Call(context)));
        } catch (Refusal refusal) {
            throw toException(refusal);
        }
    }

    private static ChaincodeException toException(Refusal refusal) {
        return new ChaincodeException(
                refusal.code() + ": " + refusal.sentence(), refusal.code().name());
    }
}
