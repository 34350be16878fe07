package org.commonway.gateway.http.trips;

import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.Cancellation;
import org.commonway.gateway.booking.Intent;
import org.commonway.gateway.booking.LegDraft;
import org.commonway.gateway.booking.Refusal;
import org.commonway.gateway.booking.TripJournal;
import org.commonway.gateway.booking.TripMoney;
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
import org.commonway.proto.ledger.v1.SplitRole;
import org.commonway.rules.money.Money;

/** Bookings as the API shows them. */
public final class TripView {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final LegsView legsView;
    private final TicketOffice office;
    private final TripJournal journal;
    private final String gateway;
    private final Map<String, Where> cities;

    /**
     * A city, as its trips show it.
     *
     * @param name as riders read it
     * @param zone that moments are shown in
     */
    public record Where(String name, ZoneId zone) {}

    /**
     * Views of bookings.
     *
     * @param gateway this gateway, as riders read it
     * @param cities by channel; a trip of another shows the channel, and UTC
     */
    public TripView(
            JsonMapper json, TicketOffice office, TripJournal journal, String gateway, Map<String, Where> cities) {
        this.legsView = new LegsView(json);
        this.office = office;
        this.journal = journal;
        this.gateway = gateway;
        this.cities = Map.copyOf(cities);
    }

    /** The legs of a trip, as JSON, without anything that says where they went. */
    public String redact(String legsJson) {
        return legsView.redact(legsJson);
    }

    TripJson toJson(Booking booking) {
        Intent intent = booking.intent();
        Optional<Signed> signed = findSigned(booking.state());
        Optional<Confirmed> confirmed = findConfirmed(booking.state());
        String status = status(booking);
        List<Map<String, Object>> legs =
                legsView.show(booking, status, signed.map(Signed::request), journal.findRides(intent.tripId()));
        TripMoney money = money(booking, signed);
        return new TripJson(
                intent.tripId(),
                status,
                signed.map(s -> s.transaction().txId()).orElse(null),
                confirmed
                        .flatMap(c ->
                                c.block().isPresent() ? Optional.of(c.block().getAsLong()) : Optional.empty())
                        .orElse(null),
                MoneyJson.of(intent.draft().fare()),
                MoneyJson.of(money.pending()),
                MoneyJson.of(money.paid()),
                signed.map(s -> s.request().getCommissionBps()).orElse(null),
                legs,
                signed.filter(s -> s.holds().openings().isEmpty()).isPresent(),
                signed.map(s -> splits(booking, s, legs)).orElse(List.of()),
                findTicket(booking)
                        .map(text -> new TripJson.Ticket(text, "/api/trips/" + intent.tripId() + "/ticket.svg"))
                        .orElse(null),
                confirmed.map(c -> moment(booking, c.at())).orElse(null),
                confirmed.map(c -> seconds(intent, c)).orElse(null),
                findRefusal(booking.state())
                        .map(r -> new TripJson.Problem(r.code().name(), r.sentence()))
                        .orElse(null));
    }

    CancellationJson toJson(Booking booking, Cancellation cancellation) {
        return new CancellationJson(
                cancellation.way().name(),
                MoneyJson.of(cancellation.fee()),
                MoneyJson.of(cancellation.giveBack()),
                cancellation.until().map(at -> moment(booking, at)).orElse(null));
    }

    private static TripMoney money(Booking booking, Optional<Signed> signed) {
        Money fare = booking.intent().draft().fare();
        TripMoney untouched = new TripMoney(signed.isPresent() ? fare : fare.zero(), fare.zero());
        return booking.onLedger()
                .map(trip -> TripMoney.of(booking.intent().draft(), trip))
                .orElse(untouched);
    }

    /** The ticket's text, of a trip that is booked. */
    Optional<String> findTicket(Booking booking) {
        if (!(booking.state() instanceof Confirmed confirmed) || booking.isOver()) {
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

    private static String status(Booking booking) {
        TripState state = booking.state();
        if (state instanceof Cancelling) {
            return "CANCELLING";
        }
        if (state instanceof Confirmed || state instanceof Cancelled) {
            return booking.onLedger()
                    .map(trip -> trip.getStatus().name().substring("TRIP_STATUS_".length()))
                    .orElse("CONFIRMED");
        }
        return state instanceof RollingBack || state instanceof Released ? "RELEASED" : "PENDING";
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

    /** Who gets what, over all legs. */
    private List<TripJson.Split> splits(Booking booking, Signed signed, List<Map<String, Object>> legs) {
        Map<String, String> operators = LegsView.operatorNames(legs);
        Map<Party, Money> amounts = new LinkedHashMap<>();
        for (Split split : signed.toReceipt().getSplitsList()) {
            amounts.merge(new Party(split.getRole(), split.getPartyId()), amount(split), Money::plus);
        }
        return amounts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().role()))
                .map(entry -> {
                    Party party = entry.getKey();
                    String name = switch (party.role()) {
                        case SPLIT_ROLE_GATEWAY -> gateway;
                        case SPLIT_ROLE_VAT -> "VAT, by " + gateway;
                        case SPLIT_ROLE_CITY -> where(booking).name();
                        default -> operators.getOrDefault(party.id(), party.id());
                    };
                    String role = party.role().name().substring("SPLIT_ROLE_".length());
                    return new TripJson.Split(role, party.id(), name, MoneyJson.of(entry.getValue()));
                })
                .toList();
    }

    private record Party(SplitRole role, String id) {}

    private static Money amount(Split split) {
        return Money.of(split.getAmount().getMinorUnits(), split.getAmount().getCurrency());
    }

    private Where where(Booking booking) {
        return cities.getOrDefault(booking.city(), new Where(booking.city(), ZoneOffset.UTC));
    }

    private String moment(Booking booking, Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.MILLIS).atZone(where(booking).zone()));
    }

    private static TripJson.Seconds seconds(Intent intent, Confirmed confirmed) {
        Instant heldAt = confirmed.booking().holds().heldAt();
        return new TripJson.Seconds(
                seconds(intent.at(), heldAt), seconds(heldAt, confirmed.at()), seconds(intent.at(), confirmed.at()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_SECOND;
    }
}
