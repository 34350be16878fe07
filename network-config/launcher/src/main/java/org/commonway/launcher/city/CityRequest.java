package org.commonway.launcher.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which city a network is wanted for. Kept in the state folder, so that a later start builds the same one. */
public sealed interface CityRequest {
    /** The seed of everything that is drawn by chance. */
    long seed();

    /** Two requests with the same key mean the same city, whatever date they ask about. */
    String key();

    /** For {@code city.json}. */
    ObjectNode toJson();

    /**
     * The invented city.
     *
     * @param seed its seed
     * @param radiusMetres its size
     * @param firstDay the first day of its timetables
     */
    record Sample(long seed, int radiusMetres, LocalDate firstDay) implements CityRequest {
        @Override
        public String key() {
            return "sample-" + seed + "-" + radiusMetres;
        }

        @Override
        public ObjectNode toJson() {
            return new JsonMapper()
                    .createObjectNode()
                    .put("kind", "sample")
                    .put("seed", seed)
                    .put("radiusMetres", radiusMetres)
                    .put("firstDay", firstDay.toString());
        }
    }

    /**
     * A real one.
     *
     * @param seed of its simulated fleets
     * @param osm its streets
     * @param gtfs its timetables, each an operator of its own; at least one
     * @param fares what any ride costs
     * @param date the day asked about, when the first covered by all timetables is not wanted
     */
    record Real(long seed, Path osm, List<Path> gtfs, Fares fares, Optional<LocalDate> date) implements CityRequest {
        /** Takes a copy of the list. */
        public Real {
            gtfs = List.copyOf(gtfs);
        }

        @Override
        public String key() {
            return "real-" + seed + "-" + osm + "-" + gtfs + "-" + fares.flat().toPlainString() + fares.currency();
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = new JsonMapper()
                    .createObjectNode()
                    .put("kind", "real")
                    .put("seed", seed)
                    .put("osm", osm.toString())
                    .put("flatFare", fares.flat().toPlainString())
                    .put("currency", fares.currency());
            ArrayNode feeds = json.putArray("gtfs");
            gtfs.forEach(feed -> feeds.add(feed.toString()));
            date.ifPresent(day -> json.put("date", day.toString()));
            return json;
        }
    }

    /**
     * What a ride costs in a real city, where feeds seldom say.
     *
     * @param flat in whole currency units
     * @param currency ISO 4217
     */
    record Fares(BigDecimal flat, String currency) {}

    /** Reads what {@link #toJson} wrote. */
    static CityRequest fromJson(JsonNode json) {
        long seed = json.path("seed").asLong();
        if (json.path("kind").asText().equals("sample")) {
            return new Sample(
                    seed,
                    json.path("radiusMetres").asInt(),
                    LocalDate.parse(json.path("firstDay").asText()));
        }
        List<Path> feeds = new ArrayList<>();
        json.path("gtfs").forEach(feed -> feeds.add(Path.of(feed.asText())));
        Fares fares = new Fares(
                new BigDecimal(json.path("flatFare").asText()),
                json.path("currency").asText());
        Optional<LocalDate> date =
                json.has("date") ? Optional.of(LocalDate.parse(json.path("date").asText())) : Optional.empty();
        return new Real(seed, Path.of(json.path("osm").asText()), feeds, fares, date);
    }
}
