package org.commonway.city.town;

import com.google.protobuf.ByteString;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Fairness;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.TripChange;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.SplitRole;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.SignedEnvelope;

/** A ledger that says what a test wants, to whoever reads it; nothing can be changed by it. */
public final class InventedLedger {
    /** The block that its last change of a trip stands in. */
    public static final long BLOCK = 41;

    public final List<Operator> operators = new ArrayList<>();
    public final Map<String, Trip> trips = new TreeMap<>();
    public final List<PublicLog> logs = new ArrayList<>();
    public final List<LogAnchor> anchors = new ArrayList<>();
    public final List<RankingPolicy> policies = new ArrayList<>();
    public final List<AccessRequest> access = new ArrayList<>();
    public boolean isDown;

    private final Map<String, Function<Object[], Object>> answers = Map.ofEntries(
            Map.entry("subscribe", this::subscribe),
            Map.entry("listOperators", none -> List.copyOf(operators)),
            Map.entry("findTrip", asked -> Optional.ofNullable(trips.get(asked[0]))),
            Map.entry("listSettlements", none -> Settlements.getDefaultInstance()),
            Map.entry("fairness", none -> as(Fairness.class)),
            Map.entry("listLogs", none -> List.copyOf(logs)),
            Map.entry(
                    "findLog",
                    asked -> logs.stream()
                            .filter(log -> log.getOrigin().equals(asked[0]))
                            .findFirst()),
            Map.entry("listAnchors", none -> List.copyOf(anchors)),
            Map.entry("listPolicies", none -> List.copyOf(policies)),
            Map.entry("listAccess", none -> List.copyOf(access)));

    /** This as the client's interface. */
    public Ledger asLedger() {
        return as(Ledger.class);
    }

    private <T> T as(Class<T> type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
            }
            if (isDown
                    && !method.getName().equals("subscribe")
                    && !method.getName().equals("fairness")) {
                throw new LedgerOutage(LedgerOutage.Step.EVALUATE, "nobody answers", new java.io.IOException("closed"));
            }
            return answer.apply(arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @SuppressWarnings("unchecked") // the listener's own type
    private Ledger.Subscription subscribe(Object[] asked) {
        List<TripEvent> events = trips.keySet().stream()
                .map(id -> TripEvent.newBuilder().setTripId(id).build())
                .toList();
        if (!events.isEmpty()) {
            ((Consumer<TripChange>) asked[1]).accept(new TripChange(events, new Checkpoint(BLOCK, "tx")));
        }
        return () -> {};
    }

    public void register(String id, String organisation, OperatorKind kind, long fromMillis) {
        operators.add(Operator.newBuilder()
                .setOperatorId(id)
                .setName(id)
                .setKind(kind)
                .setMspId(organisation)
                .setSigningKey(ByteString.copyFromUtf8("key"))
                .setRegisteredAt(moment(fromMillis))
                .build());
    }

    /** A ride of one leg, charged so much for the operator. */
    public static Trip ride(String id, String operator, Mode mode, long fare, long lastMillis, boolean isSettled) {
        return trip(id, lastMillis, isSettled).toBuilder()
                .addHolds(SignedEnvelope.newBuilder()
                        .setPayload(Hold.newBuilder()
                                .setOperatorId(operator)
                                .setMode(mode)
                                .build()
                                .toByteString()))
                .addLegs(Leg.newBuilder().setStatus(LegStatus.LEG_STATUS_ENDED))
                .addSplits(Split.newBuilder()
                        .setRole(SplitRole.SPLIT_ROLE_OPERATOR)
                        .setPartyId(operator)
                        .setAmount(money(fare)))
                .addSplits(Split.newBuilder()
                        .setRole(SplitRole.SPLIT_ROLE_GATEWAY)
                        .setPartyId("gateway")
                        .setAmount(money(3)))
                .build();
    }

    private static Trip trip(String id, long lastMillis, boolean isSettled) {
        return Trip.newBuilder()
                .setTripId(id)
                .setStatus(isSettled ? TripStatus.TRIP_STATUS_SETTLED : TripStatus.TRIP_STATUS_ENDED)
                .setFare(money(0))
                .setBookedAt(moment(lastMillis - 60_000))
                .setLastEntryAt(moment(lastMillis))
                .build();
    }

    public static Moment moment(long millis) {
        return Moment.newBuilder().setEpochMillis(millis).build();
    }

    private static Money money(long minor) {
        return Money.newBuilder().setMinorUnits(minor).setCurrency("EUR").build();
    }
}
