package org.commonway.chaincode.call;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonway.chaincode.caller.CallerReader;
import org.commonway.chaincode.state.EvidenceRoom;
import org.commonway.chaincode.state.LedgerState;
import org.commonway.chaincode.state.Records;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** One call of a contract function, and the transaction that it runs in. */
public final class Call {
    private final ChaincodeStub stub;
    private final Caller caller;
    private final LedgerState state;

    private Call(ChaincodeStub stub, Caller caller, long nowMillis) {
        this.stub = stub;
        this.caller = caller;
        this.state = new LedgerState(new Records(stub), nowMillis);
    }

    /** The call in this transaction; refused with NOT_ALLOWED unless the caller is a member in one of these roles. */
    static Call of(ChaincodeStub stub, Set<Role> roles) {
        Caller caller = CallerReader.read(stub);
        if (!roles.contains(caller.role())) {
            throw new Refusal(
                    RefusalCode.NOT_ALLOWED,
                    "Only an identity whose commonway.role is " + listed(roles) + " may do this; use such a one.");
        }
        return new Call(stub, caller, millisOf(stub.getTxTimestamp()));
    }

    private static String listed(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::attribute).collect(Collectors.joining(" or "));
    }

    /** The proposal's time is the client's word: it can be any. */
    private static long millisOf(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < 0 || seconds > TimeWindow.LATEST_MILLIS / 1000) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "The transaction's time is not between the years 1970 and 9999; set the clock.");
        }
        return time.toEpochMilli();
    }

    /** Who calls. */
    public Caller caller() {
        return caller;
    }

    /** The ledger before this transaction. */
    public LedgerState state() {
        return state;
    }

    /** The collection of evidence. */
    public EvidenceRoom evidence() {
        return new EvidenceRoom(stub);
    }

    /** The transaction's time, the only clock of a contract; milliseconds since 1970-01-01T00:00:00Z. */
    public long nowMillis() {
        return state.nowMillis();
    }

    /** What the caller sent to those who endorse and into no block, if it sent something under this name. */
    public Optional<byte[]> findTransient(String name) {
        return Optional.ofNullable(stub.getTransient().get(name));
    }

    /** Fabric's transaction id. */
    public String txId() {
        return stub.getTxId();
    }

    /** Tells whoever listens, once the transaction is committed. A transaction has one event at most. */
    public void emit(String event, Message payload) {
        stub.setEvent(event, payload.toByteArray());
    }
}
