package org.commonway.chaincode.state;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.trip.Hold;
import org.commonway.rules.trip.HoldId;
import org.commonway.rules.trip.TripId;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/**
 * What stands on the ledger, read and written by its meaning; {@link Keys} has the layout. Reads see the state before the
 * transaction and never its own writes (Fabric, read-write set semantics).
 */
public final class WorldState {
    private static final Pattern BOOKMARK = Pattern.compile("[0-9]{15}~[0-9a-f-]{36}");

    private final ChaincodeStub stub;

    /** The state that this transaction sees. */
    public WorldState(ChaincodeStub stub) {
        this.stub = stub;
    }

    /** The operator of this id, if it is registered. */
    public Optional<Operator> findOperator(OperatorId id) {
        String key = Keys.operator(id);
        return find(key).map(bytes -> parseOperator(key, bytes));
    }

    /** Every operator, by id. */
    public List<Operator> listOperators() {
        List<Operator> operators = new ArrayList<>();
        for (KeyValue entry : range(Keys.FIRST_OPERATOR, Keys.AFTER_OPERATORS, Integer.MAX_VALUE)) {
            operators.add(parseOperator(entry.getKey(), entry.getValue()));
        }
        return operators;
    }

    private static Operator parseOperator(String key, byte[] bytes) {
        return Canonical.parseState(key, Operator.parser(), bytes);
    }

    /** Writes the entry of an operator. */
    public void putOperator(OperatorId id, Operator operator) {
        put(Keys.operator(id), operator);
    }

    /** The terms in force, if a city has put any. */
    public Optional<Terms> findTerms() {
        return find(Keys.TERMS_LATEST).map(bytes -> Canonical.parseState(Keys.TERMS_LATEST, Terms.parser(), bytes));
    }

    /** Puts a new version of the terms in force. */
    public void putTerms(Terms terms) {
        put(Keys.terms(terms.getVersion()), terms);
        put(Keys.TERMS_LATEST, terms);
    }

    /** The trip of this id, if it was booked. */
    public Optional<Trip> findTrip(TripId id) {
        String key = Keys.trip(id);
        return find(key).map(bytes -> Canonical.parseState(key, Trip.parser(), bytes));
    }

    /** Whether a trip of this id was booked. */
    public boolean hasTrip(TripId id) {
        return find(Keys.trip(id)).isPresent();
    }

    /** Whether this hold was booked. */
    public boolean hasHold(OperatorId operator, HoldId id) {
        return find(Keys.hold(operator, id)).isPresent();
    }

    /**
     * The windows of the claims on this asset that start in the range. It is read to its end, so that Fabric's phantom
     * check refuses this transaction if another one puts a claim there meanwhile.
     */
    List<org.commonway.rules.trip.TimeWindow> claimsStartingIn(
            OperatorId operator, String assetId, long fromMillis, long toMillis) {
        List<org.commonway.rules.trip.TimeWindow> windows = new ArrayList<>();
        String start = Keys.claimsFrom(operator, assetId, fromMillis);
        String end = Keys.claimsFrom(operator, assetId, toMillis);
        for (KeyValue entry : range(start, end, Integer.MAX_VALUE)) {
            TimeWindow window = Canonical.parseState(entry.getKey(), Claim.parser(), entry.getValue())
                    .getWindow();
            windows.add(new org.commonway.rules.trip.TimeWindow(
                    window.getStart().getEpochMillis(), window.getEnd().getEpochMillis()));
        }
        return windows;
    }

    /** Writes a newly booked trip: the trip, its holds as used, its claims, and its place in each operator's list. */
    public void putBooked(TripId id, Trip trip, List<Hold> holds) {
        byte[] name = id.value().getBytes(StandardCharsets.UTF_8);
        put(Keys.trip(id), trip);
        TreeSet<OperatorId> operators = new TreeSet<>();
        for (Hold hold : holds) {
            stub.putState(Keys.hold(hold.operatorId(), hold.id()), name);
            hold.claim()
                    .ifPresent(claim -> put(
                            Keys.claim(
                                    hold.operatorId(),
                                    claim.assetId(),
                                    claim.window().startMillis(),
                                    id),
                            toProto(claim)));
            operators.add(hold.operatorId());
        }
        for (OperatorId operator : operators) {
            stub.putState(Keys.leg(operator, trip.getBookedAt().getEpochMillis(), id), name);
        }
    }

    /** Writes a cancelled trip and frees what it claimed. Its holds stay used. */
    public void putCancelled(TripId id, Trip trip, List<Hold> holds) {
        put(Keys.trip(id), trip);
        for (Hold hold : holds) {
            hold.claim()
                    .ifPresent(claim -> stub.delState(Keys.claim(
                            hold.operatorId(), claim.assetId(), claim.window().startMillis(), id)));
        }
    }

    /**
     * Trips with a leg of this operator, oldest booking first.
     *
     * @param ask refused with INVALID_ARGUMENT when its bookmark is none of ours
     */
    public TripPage listTrips(OperatorId operator, PageAsk ask) {
        String bookmark = ask.bookmark();
        if (!bookmark.isEmpty() && !BOOKMARK.matcher(bookmark).matches()) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT, "The bookmark is none that this list gave; start without one.");
        }
        String first = Keys.legsOf(operator) + bookmark;
        TripPage.Builder page = TripPage.newBuilder();
        for (KeyValue entry : range(first, Keys.afterLegsOf(operator), ask.size() + 1)) {
            if (page.getTripsCount() == ask.size()) {
                page.setBookmark(entry.getKey().substring(Keys.legsOf(operator).length()));
                break;
            }
            page.addTrips(findTrip(new TripId(new String(entry.getValue(), StandardCharsets.UTF_8)))
                    .orElseThrow(() -> new IllegalStateException("an index names a trip that is not there")));
        }
        return page.build();
    }

    private static Claim toProto(org.commonway.rules.trip.Claim claim) {
        return Claim.newBuilder()
                .setAssetId(claim.assetId())
                .setWindow(TimeWindow.newBuilder()
                        .setStart(Moment.newBuilder()
                                .setEpochMillis(claim.window().startMillis()))
                        .setEnd(Moment.newBuilder()
                                .setEpochMillis(claim.window().endMillis())))
                .build();
    }

    private Optional<byte[]> find(String key) {
        byte[] bytes = stub.getState(key);
        // The shim cannot tell an empty value from none; the contract writes no empty ones.
        return bytes == null || bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }

    private void put(String key, Message message) {
        stub.putState(key, message.toByteArray());
    }

    private List<KeyValue> range(String start, String end, int most) {
        List<KeyValue> entries = new ArrayList<>();
        try (QueryResultsIterator<KeyValue> results = stub.getStateByRange(start, end)) {
            var iterator = results.iterator();
            while (entries.size() < most && iterator.hasNext()) {
                entries.add(iterator.next());
            }
            return entries;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a range of world state could not be closed", e);
        }
    }
}
