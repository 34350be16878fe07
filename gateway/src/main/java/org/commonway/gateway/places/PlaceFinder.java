package org.commonway.gateway.places;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.planner.timetable.Timetable;

/** Finds stops and stations by a part of their name; case and accents do not matter. */
public final class PlaceFinder {
    /** The most that are shown. */
    public static final int PLACES_MAX = 8;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final CityNetwork network;
    private final LiveOffers offers;
    private volatile Index index = new Index(List.of(), List.of());

    /** Stops with their folded names, for as long as the timetables are these. */
    private record Index(List<Timetable> timetables, List<Named> stops) {}

    private record Named(String folded, FoundPlace place) {}

    /** Looks in the network's timetables and the live stations. */
    public PlaceFinder(CityNetwork network, LiveOffers offers) {
        this.network = network;
        this.offers = offers;
    }

    /** At most {@link #PLACES_MAX} places: names that begin with the text first, then shorter names first. */
    public List<FoundPlace> list(String text) {
        String wanted = fold(text);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Stream<Named> stations = offers.listStations().stream()
                .map(station -> new Named(
                        fold(station.name()),
                        new FoundPlace(
                                station.name(),
                                FoundPlace.Kind.STATION,
                                station.operatorId(),
                                station.latitude(),
                                station.longitude())));
        Set<String> seen = new HashSet<>();
        return Stream.concat(stops().stream(), stations)
                .filter(named -> named.folded().contains(wanted))
                .sorted(Comparator.comparing((Named named) -> !named.folded().startsWith(wanted))
                        .thenComparing(named -> named.folded().length())
                        .thenComparing(Named::folded)
                        .thenComparing(named -> named.place().operatorId()))
                .filter(named -> seen.add(named.place().operatorId() + "/" + named.folded()))
                .map(Named::place)
                .limit(PLACES_MAX)
                .toList();
    }

    private List<Named> stops() {
        List<Timetable> timetables = network.findPlanner()
                .map(planner -> planner.city().timetables())
                .orElse(List.of());
        Index known = index;
        // The same list object comes back until a timetable is swapped in.
        if (known.timetables() != timetables) {
            List<Named> stops = new ArrayList<>();
            for (Timetable timetable : timetables) {
                timetable
                        .stops()
                        .forEach(stop -> stops.add(new Named(
                                fold(stop.name()),
                                new FoundPlace(
                                        stop.name(),
                                        FoundPlace.Kind.STOP,
                                        timetable.operatorId(),
                                        stop.coordinate().latitude(),
                                        stop.coordinate().longitude()))));
            }
            known = new Index(timetables, List.copyOf(stops));
            index = known;
        }
        return known.stops();
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
