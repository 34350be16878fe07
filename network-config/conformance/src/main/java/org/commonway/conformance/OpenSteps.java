package org.commonway.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ext.sbe.StateBasedEndorsement;
import org.hyperledger.fabric.shim.ext.sbe.impl.StateBasedEndorsementFactory;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jspecify.annotations.Nullable;

/** Steps on the state that everybody sees. */
final class OpenSteps {
    private OpenSteps() {}

    /** Does a step, and says what it found out, if it is one that finds something out. */
    static Optional<String> run(ChaincodeStub stub, String[] step) {
        return switch (step[0]) {
            case "get" -> Optional.of(stub.getStringState(step[1]));
            case "range" -> Optional.of(list(stub.getStateByRange(step[1], step[2])));
            case "count" -> Optional.of(String.valueOf(count(stub.getStateByRange(step[1], step[2]))));
            case "page" -> Optional.of(page(stub, step));
            case "parts" ->
                Optional.of(list(stub.getStateByPartialCompositeKey(
                        new CompositeKey(step[1], Arrays.copyOfRange(step, 2, step.length)))));
            case "history" -> Optional.of(history(stub, step[1]));
            case "query" -> Optional.of(list(stub.getQueryResult(step[1])));
            case "policy" -> Optional.of(policy(stub.getStateValidationParameter(step[1])));
            case "transient" -> Optional.of(text(stub.getTransient().get(step[1])));
            case "time" -> Optional.of(stub.getTxTimestamp().toString());
            default -> {
                change(stub, step);
                yield Optional.empty();
            }
        };
    }

    private static void change(ChaincodeStub stub, String[] step) {
        switch (step[0]) {
            case "put" -> stub.putStringState(step[1], step[2]);
            case "del" -> stub.delState(step[1]);
            case "putParts" ->
                stub.putStringState(
                        new CompositeKey(step[1], Arrays.copyOfRange(step, 2, step.length - 1)).toString(),
                        step[step.length - 1]);
            case "append" -> stub.putStringState(step[1], stub.getStringState(step[1]) + step[2]);
            case "countInto" ->
                stub.putStringState(step[3], String.valueOf(count(stub.getStateByRange(step[1], step[2]))));
            case "fill" -> {
                for (int i = 0; i < Integer.parseInt(step[2]); i++) {
                    stub.putStringState(String.format("%s%04d", step[1], i), "x");
                }
            }
            case "putLong" -> stub.putStringState(step[1], "x".repeat(Integer.parseInt(step[2])));
            case "random" -> stub.putStringState(step[1], UUID.randomUUID().toString());
            case "guard" -> stub.setStateValidationParameter(step[1], policyOf(step, 2));
            case "event" -> stub.setEvent(step[1], step[2].getBytes(StandardCharsets.UTF_8));
            case "throw" -> throw new IllegalStateException(step[1]);
            default -> throw new IllegalArgumentException("no such step: " + step[0]);
        }
    }

    /** The policy by which peers of all the organisations named must endorse. */
    static byte[] policyOf(String[] step, int from) {
        StateBasedEndorsement policy =
                StateBasedEndorsementFactory.getInstance().newStateBasedEndorsement(null);
        policy.addOrgs(StateBasedEndorsement.RoleType.RoleTypePeer, Arrays.copyOfRange(step, from, step.length));
        return policy.policy();
    }

    static String policy(byte @Nullable [] policy) {
        return policy == null || policy.length == 0
                ? ""
                : String.join(
                        ",",
                        StateBasedEndorsementFactory.getInstance().newStateBasedEndorsement(policy).listOrgs().stream()
                                .sorted()
                                .toList());
    }

    static String list(Iterable<KeyValue> entries) {
        List<String> texts = new ArrayList<>();
        entries.forEach(entry -> texts.add(entry.getKey() + "=" + entry.getStringValue()));
        return String.join(",", texts);
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static int count(Iterable<KeyValue> entries) {
        int count = 0;
        for (KeyValue unused : entries) {
            count++;
        }
        return count;
    }

    private static String page(ChaincodeStub stub, String[] step) {
        QueryResultsIteratorWithMetadata<KeyValue> page =
                stub.getStateByRangeWithPagination(step[1], step[2], Integer.parseInt(step[3]), step[4]);
        return count(page) + ":" + page.getMetadata().getBookmark();
    }

    private static String history(ChaincodeStub stub, String key) {
        List<String> texts = new ArrayList<>();
        for (KeyModification change : stub.getHistoryForKey(key)) {
            texts.add(change.isDeleted() ? "deleted" : change.getStringValue());
        }
        return String.join(",", texts);
    }
}
