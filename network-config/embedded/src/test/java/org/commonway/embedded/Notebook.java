package org.commonway.embedded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.shim.ext.sbe.StateBasedEndorsement;
import org.hyperledger.fabric.shim.ext.sbe.impl.StateBasedEndorsementFactory;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.hyperledger.fabric.traces.Traces;

/** A small chaincode with one function for each thing that a test wants to see. */
final class Notebook extends ChaincodeBase {
    /** Lets a hanging call end when its test does. */
    final CountDownLatch hang = new CountDownLatch(1);

    Notebook() {
        super();
        processCommandLineOptions(new String[] {"-i", "commonway"});
        Metrics.initialize(getChaincodeConfig());
        Traces.initialize(getChaincodeConfig());
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<String> args = stub.getParameters();
        switch (stub.getFunction()) {
            case "put" -> {
                stub.putStringState(args.get(0), args.get(1));
                stub.setEvent("Put", args.get(0).getBytes(StandardCharsets.UTF_8));
                return answer(args.get(1));
            }
            case "putAndGet" -> {
                stub.putStringState(args.get(0), args.get(1));
                return answer(stub.getStringState(args.get(0)));
            }
            case "append" -> {
                stub.putStringState(args.get(0), stub.getStringState(args.get(0)) + args.get(1));
                return answer("");
            }
            case "delete" -> {
                stub.delState(args.get(0));
                return answer("");
            }
            case "get" -> {
                return answer(stub.getStringState(args.get(0)));
            }
            case "fill" -> {
                for (int i = 0; i < Integer.parseInt(args.get(1)); i++) {
                    stub.putStringState(String.format("%s%04d", args.get(0), i), "x");
                }
                return answer("");
            }
            case "count" -> {
                return answer(String.valueOf(keys(stub, args).size()));
            }
            case "countInto" -> {
                stub.putStringState(args.get(2), String.valueOf(keys(stub, args).size()));
                return answer("");
            }
            case "page" -> {
                return answer(page(stub, args));
            }
            case "guard" -> {
                StateBasedEndorsement policy =
                        StateBasedEndorsementFactory.getInstance().newStateBasedEndorsement(null);
                policy.addOrgs(
                        StateBasedEndorsement.RoleType.RoleTypePeer,
                        args.subList(1, args.size()).toArray(new String[0]));
                stub.setStateValidationParameter(args.get(0), policy.policy());
                return answer("");
            }
            case "refuse" -> {
                return ResponseUtils.newErrorResponse(args.get(0));
            }
            case "throw" -> throw new IllegalStateException("the notebook is on fire");
            case "hang" -> {
                awaitEnd();
                return answer("");
            }
            case "whoami" -> {
                return answer(stub.getMspId() + stub.getTxTimestamp());
            }
            case "random" -> {
                stub.putStringState(args.get(0), UUID.randomUUID().toString());
                return answer("");
            }
            default -> {
                return ResponseUtils.newErrorResponse("no such function");
            }
        }
    }

    private static Chaincode.Response answer(String text) {
        return ResponseUtils.newSuccessResponse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> keys(ChaincodeStub stub, List<String> range) {
        List<String> keys = new ArrayList<>();
        stub.getStateByRange(range.get(0), range.get(1)).forEach(entry -> keys.add(entry.getKey()));
        return keys;
    }

    private static String page(ChaincodeStub stub, List<String> args) {
        QueryResultsIteratorWithMetadata<KeyValue> page = stub.getStateByRangeWithPagination(
                args.get(0), args.get(1), Integer.parseInt(args.get(2)), args.get(3));
        int count = 0;
        for (KeyValue unused : page) {
            count++;
        }
        return count + ":" + page.getMetadata().getBookmark();
    }

    private void awaitEnd() {
        try {
            hang.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
