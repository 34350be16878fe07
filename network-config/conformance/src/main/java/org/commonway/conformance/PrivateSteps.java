package org.commonway.conformance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** Steps on collections of private data; the collection is the first thing that a step names. */
final class PrivateSteps {
    private PrivateSteps() {}

    /** Does a step, and says what it found out, if it is one that finds something out. */
    static Optional<String> run(ChaincodeStub stub, String[] step) {
        String collection = step[1];
        return switch (step[0]) {
            case "privateGet" -> Optional.of(OpenSteps.text(stub.getPrivateData(collection, step[2])));
            case "privateHash" -> {
                byte[] hash = stub.getPrivateDataHash(collection, step[2]);
                yield Optional.of(hash == null ? "" : HexFormat.of().formatHex(hash));
            }
            case "privateRange" ->
                Optional.of(OpenSteps.list(stub.getPrivateDataByRange(collection, step[2], step[3])));
            case "privatePolicy" ->
                Optional.of(OpenSteps.policy(stub.getPrivateDataValidationParameter(collection, step[2])));
            default -> {
                change(stub, step, collection);
                yield Optional.empty();
            }
        };
    }

    private static void change(ChaincodeStub stub, String[] step, String collection) {
        switch (step[0]) {
            // The value itself comes in the transient data, under the name "value".
            case "privatePut" ->
                stub.putPrivateData(collection, step[2], stub.getTransient().get("value"));
            case "privateAppend" -> {
                String before = OpenSteps.text(stub.getPrivateData(collection, step[2]));
                stub.putPrivateData(collection, step[2], (before + step[3]).getBytes(StandardCharsets.UTF_8));
            }
            case "privateDel" -> stub.delPrivateData(collection, step[2]);
            case "privatePurge" -> stub.purgePrivateData(collection, step[2]);
            case "privateGuard" ->
                stub.setPrivateDataValidationParameter(collection, step[2], OpenSteps.policyOf(step, 3));
            default -> throw new IllegalArgumentException("no such step: " + step[0]);
        }
    }
}
