package org.commonway.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.commonway.launcher.api.ApiProblem;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.trip.TripChoice;
import org.commonway.samplecity.place.Point;

/** One rider after another searches and books over the HTTP API; says how long that took and what was refused. */
public final class SpineBench {
    private static final int BOOKINGS_PER_RIDER = 5;
    private static final int PROGRESS_EVERY = 50;

    private final GatewayApi api;
    private final Console console;
    private final LongSupplier nanoTime;
    private final Random random;
    private final Map<String, Integer> refusals = new TreeMap<>();

    /** A bench against this gateway; the seed says which trips are asked for. */
    public SpineBench(GatewayApi api, Console console, LongSupplier nanoTime, long seed) {
        this.api = api;
        this.console = console;
        this.nanoTime = nanoTime;
        this.random = new Random(seed);
    }

    /**
     * The figures.
     *
     * @param searches calls of POST /api/plans
     * @param bookings calls of POST /api/trips that ended in a booked trip
     * @param legsPerBooking the mean number of held legs
     * @param bookingsPerSecond of one client after the other
     * @param refusals how often each problem code came
     */
    public record Figures(
            Quantiles searches,
            Quantiles bookings,
            double legsPerBooking,
            double bookingsPerSecond,
            Map<String, Integer> refusals) {}

    /** Searches and books so often, between places within the box, at this time. */
    public Figures run(int searches, int bookings, Places places, LocalDateTime departAt) {
        List<Double> searchMillis = new ArrayList<>();
        for (int i = 0; i < searches; i++) {
            search(places, departAt, searchMillis);
            progress("searches", i + 1, searches);
        }
        List<Double> bookMillis = new ArrayList<>();
        String token = "";
        int legs = 0;
        int attempts = 0;
        while (bookMillis.size() < bookings && attempts++ < 4 * bookings) {
            if (bookMillis.size() % BOOKINGS_PER_RIDER == 0) {
                token = api.newRider().path("token").asText();
            }
            Optional<JsonNode> plan = search(places, departAt, new ArrayList<>());
            Optional<JsonNode> option = plan.flatMap(found -> TripChoice.find(found, 1));
            if (option.isPresent()) {
                legs += book(token, plan.orElseThrow(), option.get(), bookMillis);
                progress("bookings", bookMillis.size(), bookings);
            }
        }
        double total = bookMillis.stream().mapToDouble(Double::doubleValue).sum();
        return new Figures(
                quantiles(searchMillis),
                quantiles(bookMillis),
                bookMillis.isEmpty() ? 0 : (double) legs / bookMillis.size(),
                total == 0 ? 0 : bookMillis.size() * 1000 / total,
                Map.copyOf(refusals));
    }

    /**
     * Where trips start and end: anywhere in a box.
     *
     * @param southWest its corner
     * @param northEast its other corner
     */
    public record Places(Point southWest, Point northEast) {
        private Point draw(Random random) {
            return new Point(
                    southWest.lat() + (northEast.lat() - southWest.lat()) * random.nextDouble(),
                    southWest.lon() + (northEast.lon() - southWest.lon()) * random.nextDouble());
        }
    }

    private Optional<JsonNode> search(Places places, LocalDateTime departAt, List<Double> millis) {
        GatewayApi.Place from = new GatewayApi.Place("", places.draw(random));
        GatewayApi.Place to = new GatewayApi.Place("", places.draw(random));
        LocalDateTime at = departAt.plusMinutes(random.nextInt(8 * 60));
        long began = nanoTime.getAsLong();
        try {
            JsonNode plan = api.plan(from, to, Optional.of(at));
            millis.add(since(began));
            return Optional.of(plan);
        } catch (ApiProblem problem) {
            refusals.merge(problem.code(), 1, Integer::sum);
            return Optional.empty();
        }
    }

    private int book(String token, JsonNode plan, JsonNode option, List<Double> millis) {
        long began = nanoTime.getAsLong();
        try {
            JsonNode trip = api.book(
                    token, plan.path("planId").asText(), option.path("optionId").asText());
            millis.add(since(began));
            int held = 0;
            for (JsonNode leg : trip.path("legs")) {
                held += leg.hasNonNull("holdId") ? 1 : 0;
            }
            return held;
        } catch (ApiProblem problem) {
            refusals.merge(problem.code(), 1, Integer::sum);
            return 0;
        }
    }

    private double since(long began) {
        return (nanoTime.getAsLong() - began) / 1e6;
    }

    private void progress(String what, int done, int of) {
        if (done % PROGRESS_EVERY == 0 || done == of) {
            console.progress("  " + done + " of " + of + " " + what);
        }
    }

    private static Quantiles quantiles(List<Double> millis) {
        return Quantiles.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
