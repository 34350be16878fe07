package org.commonway.gateway.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ticket says. It names nobody: who shows it rides.
 *
 * @param tripId the trip on the ledger
 * @param txId the Fabric transaction that booked it
 * @param legs in riding order, at least one
 */
public record Ticket(String tripId, String txId, List<Leg> legs) {
    private static final String FORM = "CW1";

    /**
     * A leg that may be ridden.
     *
     * @param operatorId with whom
     * @param holdId the operator's hold, now booked
     * @param departAt start, journey time; to the second
     * @param arriveAt end, journey time; to the second
     */
    public record Leg(String operatorId, String holdId, Instant departAt, Instant arriveAt) {}

    /** Refuses a ticket without legs. */
    public Ticket {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("a ticket without legs");
        }
    }

    /** One line each: the form; trip and transaction; then operator, hold, start and end (Unix seconds) of each leg. */
    String toLines() {
        StringBuilder lines = new StringBuilder(FORM + "\n" + tripId + " " + txId);
        for (Leg leg : legs) {
            lines.append('\n').append(leg.operatorId()).append(' ').append(leg.holdId());
            lines.append(' ').append(leg.departAt().getEpochSecond());
            lines.append(' ').append(leg.arriveAt().getEpochSecond());
        }
        return lines.toString();
    }

    /** The ticket of these lines; throws IllegalArgumentException when they are none. */
    static Ticket ofLines(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.get(0).equals(FORM)) {
            throw new IllegalArgumentException("not a ticket of the form " + FORM);
        }
        List<String> trip = words(lines.get(1), 2);
        List<Leg> legs = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            List<String> leg = words(line, 4);
            legs.add(new Leg(leg.get(0), leg.get(1), second(leg.get(2)), second(leg.get(3))));
        }
        return new Ticket(trip.get(0), trip.get(1), legs);
    }

    private static List<String> words(String line, int count) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() != count) {
            throw new IllegalArgumentException("a line of " + words.size() + " words instead of " + count);
        }
        return words;
    }

    private static Instant second(String number) {
        return Instant.ofEpochSecond(Long.parseLong(number));
    }
}
