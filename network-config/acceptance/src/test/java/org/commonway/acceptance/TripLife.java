package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.commonway.ledger.Ledger;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.DisputeReason;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.Posting;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.signature.Sha256;

/** One rider's trip through its life, over the gateway's API; and what the ledger's journal says of it. */
final class TripLife {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SEARCHED_AGAIN = 3;

    private final RunningNetwork network;
    private final Api api;
    private final RiderCalls calls;
    private final String token;
    private final long opening;
    private String id = "";

    TripLife(RunningNetwork network) {
        this.network = network;
        this.api = network.api();
        this.calls = new RiderCalls(network);
        this.token = calls.newRider();
        this.opening = wallet("available");
    }

    /** Books the first option whose legs with an operator are all so, leaving at this local time. */
    JsonNode book(LocalDateTime departAt, Predicate<List<JsonNode>> wanted) {
        return book(network.exampleRequestAt(departAt), wanted);
    }

    /**
     * Books the first such option of this search. The simulated street rents vehicles as well: one that was just taken is
     * still in some searches for a moment, and then one searches again, as a rider is told to.
     */
    JsonNode book(String request, Predicate<List<JsonNode>> wanted) {
        Api.Answer answer = tryToBook(request, wanted);
        for (int i = 0; i < SEARCHED_AGAIN && isTaken(answer); i++) {
            answer = tryToBook(request, wanted);
        }
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        id = answer.body().get("id").asText();
        return answer.body();
    }

    private Api.Answer tryToBook(String request, Predicate<List<JsonNode>> wanted) {
        JsonNode option = calls.option(request, one -> wanted.test(booked(one)));
        return calls.book(token, calls.planId(), option, UUID.randomUUID().toString());
    }

    private static boolean isTaken(Api.Answer answer) {
        return answer.status() == 409 && answer.body().path("code").asText().equals("LEG_TAKEN");
    }

    /** The legs that an operator runs. */
    static List<JsonNode> booked(JsonNode optionOrTrip) {
        return StreamSupport.stream(optionOrTrip.get("legs").spliterator(), false)
                .filter(leg -> leg.hasNonNull("operator"))
                .toList();
    }

    static boolean isRental(JsonNode leg) {
        return leg.hasNonNull("vehicleId");
    }

    /** A timetable leg that costs something. */
    static boolean isTicket(JsonNode leg) {
        return leg.hasNonNull("line") && leg.at("/price/minorUnits").asLong() > 0;
    }

    /** Now, by the city's clock. */
    LocalDateTime now() {
        String now = api.get("/api/city", "").body().get("now").asText();
        return OffsetDateTime.parse(now).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }

    JsonNode ride(int leg, String deed) {
        Api.Answer answer = api.post("/api/trips/" + id + "/legs/" + leg + "/" + deed, token, "{}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    /** Starts and ends each of its legs at once, and waits for the ledger; gives what it came to. */
    JsonNode rideToTheEnd() {
        int legs = booked(get("")).size();
        for (int leg = 0; leg < legs; leg++) {
            ride(leg, "start");
            ride(leg, "end");
        }
        return await(
                "the ledger has the whole trip",
                now -> now.get("status").asText().equals("ENDED"));
    }

    /** Cancels leg after leg for the fee that is told of each; they must cost something. */
    void cancelLegByLeg() {
        for (JsonNode leg : booked(get(""))) {
            String path = "/legs/" + leg.get("number").asInt();
            long fee = get(path + "/cancellation").at("/fee/minorUnits").asLong();
            assertThat(delete(path + "?feeAtMost=" + fee).status()).isEqualTo(200);
        }
        assertThat(spent()).isPositive();
    }

    Api.Answer delete(String rest) {
        return api.delete("/api/trips/" + id + rest, token);
    }

    JsonNode get(String rest) {
        return api.get("/api/trips/" + id + rest, token).body();
    }

    /** The trip, once the gateway has read from the ledger what is waited for. */
    JsonNode await(String what, Predicate<JsonNode> condition) {
        RunningNetwork.await(what, PATIENCE, () -> condition.test(get("")));
        return get("");
    }

    /** What the rider has less than at first. */
    long spent() {
        return opening - wallet("available") - wallet("reserved");
    }

    long wallet(String part) {
        return api.get("/api/wallet", token)
                .body()
                .at("/" + part + "/minorUnits")
                .asLong();
    }

    /** The trip's balances on the ledger, by account and party; each entry must sum to nothing. */
    Map<String, Long> balances() {
        Map<String, Long> balances = new TreeMap<>();
        for (JournalEntry entry : network.journal()) {
            if (entry.getTripId().equals(id)) {
                assertThat(entry.getPostingsList().stream()
                                .mapToLong(posting -> posting.getAmount().getMinorUnits())
                                .sum())
                        .as(entry.toString())
                        .isZero();
                for (Posting posting : entry.getPostingsList()) {
                    balances.merge(account(posting), posting.getAmount().getMinorUnits(), Long::sum);
                }
            }
        }
        return balances;
    }

    /** Disputes what the first leg was charged and puts this evidence; what the city finds in its collection then. */
    String disputeWith(String photograph) {
        Evidence evidence = Evidence.newBuilder()
                .setSalt(ByteString.copyFrom(new byte[32]))
                .setContent(ByteString.copyFromUtf8(photograph))
                .build();
        Sha256 hash = Sha256.of(
                evidence.getSalt().toByteArray(), evidence.getContent().toByteArray());
        try (Ledger gateway = network.gatewayLedger();
                Ledger city = network.cityLedger()) {
            LegId leg = firstLeg(gateway.findTrip(id).orElseThrow());
            gateway.openDispute(OpenDisputeRequest.newBuilder()
                    .setTripId(id)
                    .setHoldId(leg.getHoldId())
                    .setReason(DisputeReason.DISPUTE_REASON_CHARGED_TOO_MUCH)
                    .setEvidenceHash(ByteString.copyFrom(hash.bytes()))
                    .build());
            gateway.putEvidence(leg, evidence);
            return city.findEvidence(leg).orElseThrow().getContent().toStringUtf8();
        }
    }

    private LegId firstLeg(Trip trip) {
        try {
            Hold hold = Hold.parseFrom(trip.getHolds(0).getPayload());
            return LegId.newBuilder().setTripId(id).setHoldId(hold.getHoldId()).build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a hold on the ledger cannot be read", e);
        }
    }

    private static String account(Posting posting) {
        String kind = posting.getAccount().name().substring("ACCOUNT_KIND_".length());
        return posting.getAccount() == AccountKind.ACCOUNT_KIND_OPERATOR ? kind + " " + posting.getPartyId() : kind;
    }
}
