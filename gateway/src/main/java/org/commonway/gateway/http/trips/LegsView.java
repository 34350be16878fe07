package org.commonway.gateway.http.trips;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.TripMoney;
import org.commonway.gateway.http.MoneyJson;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegCause;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;

/** The legs of a booking as the API shows them: as they were shown before, with what became of them since. */
final class LegsView {
    private static final Argument<List<Map<String, Object>>> LEGS =
            Argument.listOf(Argument.mapOf(String.class, Object.class));
    /** What stays of a leg whose trip is erased: nothing that says where it went. */
    private static final Set<String> KEPT = Set.of("mode", "operator", "departAt", "arriveAt", "price");

    private final JsonMapper json;

    LegsView(JsonMapper json) {
        this.json = json;
    }

    /**
     * The legs; those with an operator are the booked ones, in the same order.
     *
     * @param tripStatus of a trip of which the ledger has told nothing yet
     * @param request what was booked; empty before that
     * @param rides what the operators' nodes said last, by leg
     */
    List<Map<String, Object>> show(
            Booking booking, String tripStatus, Optional<BookTripRequest> request, Map<Integer, SignedEnvelope> rides) {
        List<Map<String, Object>> legs = new ArrayList<>();
        int number = 0;
        for (Map<String, Object> shown : read(booking.intent().draft().legsJson())) {
            Map<String, Object> leg = new LinkedHashMap<>(shown);
            if (leg.get("operator") != null
                    && number < booking.intent().holdIds().size()) {
                leg.put("number", number);
                leg.put("holdId", booking.intent().holdIds().get(number));
                leg.put("status", tripStatus);
                if (request.isPresent()) {
                    Hold hold = Envelopes.read(request.get().getHolds(number), Hold.getDefaultInstance());
                    leg.put("metered", hold.getConditions().getMetered());
                    became(leg, find(booking, number), Optional.ofNullable(rides.get(number)));
                }
                number++;
            }
            legs.add(leg);
        }
        return legs;
    }

    private static Leg find(Booking booking, int number) {
        return booking.onLedger()
                .map(trip -> trip.getLegs(number))
                .orElseGet(() -> Leg.newBuilder()
                        .setStatus(LegStatus.LEG_STATUS_NOT_STARTED)
                        .build());
    }

    /** As the ledger has it; what a node said that the ledger does not have yet is shown as such. */
    private static void became(Map<String, Object> leg, Leg onLedger, Optional<SignedEnvelope> ride) {
        leg.put("status", name(onLedger.getStatus().name()));
        leg.put("onLedger", true);
        if (onLedger.getCause() != LegCause.LEG_CAUSE_UNSPECIFIED) {
            leg.put("cause", onLedger.getCause().name().substring("LEG_CAUSE_".length()));
        }
        if (onLedger.hasCharged()) {
            leg.put("charged", money(onLedger.getCharged()));
        }
        if (onLedger.getRefunded().getMinorUnits() > 0) {
            leg.put("refunded", money(onLedger.getRefunded()));
        }
        if (onLedger.getCompensated().getMinorUnits() > 0) {
            leg.put("compensated", money(onLedger.getCompensated()));
        }
        ride.map(envelope -> Envelopes.read(envelope, RideEvent.getDefaultInstance()))
                .filter(event -> isNews(event, onLedger))
                .ifPresent(event -> {
                    boolean ended = event.getStep() == RideStep.RIDE_STEP_END;
                    leg.put("status", ended ? "ENDED" : "IN_USE");
                    leg.put("onLedger", false);
                    if (ended && event.hasCharge()) {
                        leg.put("charged", money(event.getCharge()));
                    }
                });
    }

    private static boolean isNews(RideEvent event, Leg onLedger) {
        return !TripMoney.isOver(onLedger)
                && (event.getStep() == RideStep.RIDE_STEP_END
                        || onLedger.getStatus() == LegStatus.LEG_STATUS_NOT_STARTED);
    }

    private static String name(String status) {
        return status.substring("LEG_STATUS_".length());
    }

    private static MoneyJson money(org.commonway.proto.type.v1.Money money) {
        return MoneyJson.of(Money.of(money.getMinorUnits(), money.getCurrency()));
    }

    /** The names of the operators of these legs, by id. */
    static Map<String, String> operatorNames(List<Map<String, Object>> legs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Map<String, Object> leg : legs) {
            if (leg.get("operator") instanceof Map<?, ?> operator
                    && operator.get("id") instanceof String id
                    && operator.get("name") instanceof String name) {
                names.put(id, name);
            }
        }
        return names;
    }

    /** The legs, as JSON, without anything that says where they went; walks are left out. */
    String redact(String legsJson) {
        List<Map<String, Object>> kept = new ArrayList<>();
        for (Map<String, Object> leg : read(legsJson)) {
            if (leg.get("operator") != null) {
                Map<String, Object> rest = new LinkedHashMap<>(leg);
                rest.keySet().retainAll(KEPT);
                kept.add(rest);
            }
        }
        try {
            return new String(json.writeValueAsBytes(kept), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the legs that were kept cannot be written again", e);
        }
    }

    private List<Map<String, Object>> read(String legsJson) {
        try {
            return json.readValue(legsJson, LEGS);
        } catch (IOException e) {
            throw new IllegalStateException("the legs that were kept are no JSON", e);
        }
    }
}
