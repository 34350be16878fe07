package org.commonway.launcher.trip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.api.ApiProblem;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.console.Console;
import org.commonway.samplecity.ExampleTrip;

/** Searches and books the trip that the demo shows: one over at least three operators. */
public final class DemoTrip {
    private static final int OPERATORS_MIN = 3;
    private static final int BOOKING_TRIES = 5;

    private final GatewayApi api;
    private final Console console;
    private final InstantSource clock;

    /** A demo against this gateway. */
    public DemoTrip(GatewayApi api, Console console, InstantSource clock) {
        this.api = api;
        this.console = console;
        this.clock = clock;
    }

    /**
     * What was booked.
     *
     * @param option the option chosen
     * @param trip the trip
     * @param token of the rider who has it
     * @param searchSeconds the search that found it
     * @param bookSeconds the booking
     */
    public record Booked(JsonNode option, JsonNode trip, String token, double searchSeconds, double bookSeconds) {}

    /** Tries the trips in turn until one has an option over three operators, and books it. */
    public Booked book(List<ExampleTrip> trips, LocalDate date) {
        String token = api.newRider().path("token").asText();
        int tries = 0;
        ApiProblem lastProblem = null;
        for (ExampleTrip trip : trips) {
            Optional<Found> found = search(trip, date);
            while (found.isPresent() && tries++ < BOOKING_TRIES) {
                Instant began = clock.instant();
                try {
                    JsonNode booked = api.book(
                            token,
                            found.get().planId,
                            found.get().option.path("optionId").asText());
                    return new Booked(found.get().option, booked, token, found.get().seconds, since(began));
                } catch (ApiProblem problem) {
                    if (!problem.isStale()) {
                        throw problem;
                    }
                    console.progress("  " + problem.sentence() + " Searching again.");
                    lastProblem = problem;
                    found = search(trip, date);
                }
            }
        }
        if (lastProblem != null) {
            throw lastProblem;
        }
        throw new LauncherRefusal(
                ExitCode.REFUSED,
                "None of " + trips.size() + " trips tried has an option over " + OPERATORS_MIN
                        + " operators: try another --seed, --date or --size.");
    }

    private Optional<Found> search(ExampleTrip trip, LocalDate date) {
        console.progress(
                "Searching " + trip.fromName() + " to " + trip.toName() + " on " + date + " at " + trip.departure());
        Instant began = clock.instant();
        try {
            JsonNode plan = api.plan(
                    new GatewayApi.Place(trip.fromName(), trip.from()),
                    new GatewayApi.Place(trip.toName(), trip.to()),
                    Optional.of(date.atTime(trip.departure())));
            double seconds = since(began);
            return TripChoice.find(plan, OPERATORS_MIN)
                    .map(option -> new Found(plan.path("planId").asText(), option, seconds));
        } catch (ApiProblem problem) {
            if (!problem.code().equals("OUTSIDE_MAP")) {
                throw problem;
            }
            console.progress("  " + problem.sentence());
            return Optional.empty();
        }
    }

    private double since(Instant began) {
        return Duration.between(began, clock.instant()).toMillis() / 1000.0;
    }

    private record Found(String planId, JsonNode option, double seconds) {}
}
