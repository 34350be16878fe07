package org.commonway.gateway.http.trips;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.Intent;
import org.commonway.gateway.booking.LegDraft;
import org.commonway.gateway.booking.Refusal;
import org.commonway.gateway.booking.TripState;
import org.commonway.gateway.booking.TripState.Cancelled;
import org.commonway.gateway.booking.TripState.Cancelling;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.booking.TripState.Released;
import org.commonway.gateway.booking.TripState.RollingBack;
import org.commonway.gateway.booking.TripState.Signed;
import org.commonway.gateway.http.MoneyJson;
import org.commonway.gateway.ticket.Ticket;
import org.commonway.gateway.ticket.TicketOffice;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.rules.money.Money;

/** Bookings as the API shows them. */
public final class TripView {
    private static final double MILLIS_PER_SECOND = 1000.0;
    private static final Argument<List<Map<String, Object>>> LEGS =
            Argument.listOf(Argument.mapOf(String.class, Object.class));

    private final JsonMapper json;
    private final TicketOffice office;
    private final Names names;
    private final ZoneId zone;

    /**
     * Parties of a split that no leg names.
     *
     * @param gateway this gateway, as riders read it
     * @param city the city, as riders read it
     */
    public record Names(String gateway, String city) {}

    /**
     * Views of bookings.
     *
     * @param zone that moments are shown in
     */
    public TripView(JsonMapper json, TicketOffice office, Names names, ZoneId zone) {
        this.json = json;
        this.office = office;
        this.names = names;
        this.zone = zone;
    }

    TripJson toJson(Booking booking) {
        Intent intent = booking.intent();
        Optional<Signed> signed = findSigned(booking.state());
        Optional<Confirmed> confirmed = findConfirmed(booking.state());
        String status = status(booking.state());
        List<Map<String, Object>> legs = legs(intent, status);
        return new TripJson(
                intent.tripId(),
                status,
                signed.map(s -> s.transaction().txId()).orElse(null),
                confirmed
                        .flatMap(c ->
                                c.block().isPresent() ? Optional.of(c.block().getAsLong()) : Optional.empty())
                        .orElse(null),
                MoneyJson.of(intent.draft().fare()),
                signed.map(s -> s.request().getCommissionBps()).orElse(null),
                legs,
                signed.map(s -> splits(s, legs)).orElse(List.of()),
                findTicket(booking)
                        .map(text -> new TripJson.Ticket(text, "/api/trips/" + intent.tripId() + "/ticket.svg"))
                        .orElse(null),
                confirmed.map(c -> moment(c.at())).orElse(null),
                confirmed.map(c -> seconds(intent, c)).orElse(null),
                findRefusal(booking.state())
                        .map(r -> new TripJson.Problem(r.code().name(), r.sentence()))
                        .orElse(null));
    }

    /** The ticket's text, of a trip that is booked. */
    Optional<String> findTicket(Booking booking) {
        if (!(booking.state() instanceof Confirmed confirmed)) {
            return Optional.empty();
        }
        List<Ticket.Leg> legs = new ArrayList<>();
        for (int i = 0; i < booking.intent().holdIds().size(); i++) {
            LegDraft leg = booking.intent().draft().legs().get(i);
            String holdId = booking.intent().holdIds().get(i);
            legs.add(new Ticket.Leg(leg.operatorId(), holdId, leg.departAt(), leg.arriveAt()));
        }
        String txId = confirmed.booking().transaction().txId();
        return Optional.of(office.write(new Ticket(booking.intent().tripId(), txId, legs)));
    }

    private static String status(TripState state) {
        if (state instanceof Confirmed) {
            return "CONFIRMED";
        }
        if (state instanceof Cancelling) {
            return "CANCELLING";
        }
        if (state instanceof Cancelled) {
            return "CANCELLED";
        }
        if (state instanceof RollingBack) {
            return "ROLLBACK";
        }
        return state instanceof Released ? "RELEASED" : "PENDING";
    }

    private static Optional<Confirmed> findConfirmed(TripState state) {
        if (state instanceof Confirmed confirmed) {
            return Optional.of(confirmed);
        }
        if (state instanceof Cancelling cancelling) {
            return Optional.of(cancelling.booking());
        }
        return state instanceof Cancelled cancelled ? Optional.of(cancelled.booking()) : Optional.empty();
    }

    private static Optional<Signed> findSigned(TripState state) {
        return state instanceof Signed signed
                ? Optional.of(signed)
                : findConfirmed(state).map(Confirmed::booking);
    }

    private static Optional<Refusal> findRefusal(TripState state) {
        if (state instanceof RollingBack rollingBack) {
            return Optional.of(rollingBack.refusal());
        }
        return state instanceof Released released ? Optional.of(released.refusal()) : Optional.empty();
    }

    /** The legs as they were shown; those with an operator are the booked ones, in the same order. */
    private List<Map<String, Object>> legs(Intent intent, String status) {
        Iterator<String> holdIds = intent.holdIds().iterator();
        List<Map<String, Object>> legs = new ArrayList<>();
        for (Map<String, Object> shown : read(intent.draft().legsJson())) {
            Map<String, Object> leg = new LinkedHashMap<>(shown);
            if (leg.get("operator") != null && holdIds.hasNext()) {
                leg.put("holdId", holdIds.next());
                leg.put("status", status);
            }
            legs.add(leg);
        }
        return legs;
    }

    private List<Map<String, Object>> read(String legsJson) {
        try {
            return json.readValue(legsJson, LEGS);
        } catch (IOException e) {
            throw new IllegalStateException("the legs that were kept are no JSON", e);
        }
    }

    private List<TripJson.Split> splits(Signed signed, List<Map<String, Object>> legs) {
        Map<String, String> operators = operatorNames(legs);
        return signed.toTrip().getSplitsList().stream()
                .map(split -> {
                    String party = split.getPartyId();
                    String role = split.getRole().name().replace("SPLIT_ROLE_", "");
                    String name = switch (split.getRole()) {
                        case SPLIT_ROLE_GATEWAY -> names.gateway();
                        case SPLIT_ROLE_CITY -> names.city();
                        default -> operators.getOrDefault(party, party);
                    };
                    return new TripJson.Split(role, party, name, amount(split));
                })
                .toList();
    }

    private static MoneyJson amount(Split split) {
        return MoneyJson.of(
                Money.of(split.getAmount().getMinorUnits(), split.getAmount().getCurrency()));
    }

    private static Map<String, String> operatorNames(List<Map<String, Object>> legs) {
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

    private String moment(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    private static TripJson.Seconds seconds(Intent intent, Confirmed confirmed) {
        Instant heldAt = confirmed.booking().heldAt();
        return new TripJson.Seconds(
                seconds(intent.at(), heldAt), seconds(heldAt, confirmed.at()), seconds(intent.at(), confirmed.at()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_SECOND;
    }
}
