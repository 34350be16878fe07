package org.commonway.planner.realtime.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.realtime.Alert;

/** Alerts as they stand in the feed; texts that are longer than anybody reads are cut. */
final class AlertReader {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_LANGUAGES = 20;

    private AlertReader() {}

    static Optional<Alert> read(FeedEntity entity) {
        if (!entity.hasAlert()) {
            return Optional.empty();
        }
        com.google.transit.realtime.GtfsRealtime.Alert alert = entity.getAlert();
        return Optional.of(new Alert(
                entity.getId(),
                alert.getActivePeriodList().stream().map(AlertReader::period).toList(),
                alert.getInformedEntityList().stream()
                        .map(AlertReader::informed)
                        .toList(),
                alert.getCause().name(),
                alert.getEffect().name(),
                texts(alert.getHeaderText()),
                texts(alert.getDescriptionText()),
                texts(alert.getUrl())));
    }

    private static Alert.Period period(TimeRange range) {
        Optional<Instant> start = range.hasStart() ? Moments.find(range.getStart()) : Optional.empty();
        Optional<Instant> end = range.hasEnd() ? Moments.find(range.getEnd()) : Optional.empty();
        return new Alert.Period(start, end);
    }

    private static Alert.Informed informed(EntitySelector selector) {
        // A selector may name a line by its own field or by that of its trip.
        String route = selector.hasRouteId()
                ? selector.getRouteId()
                : selector.getTrip().getRouteId();
        return new Alert.Informed(
                selector.getAgencyId(),
                route,
                selector.getStopId(),
                selector.getTrip().getTripId(),
                selector.getTrip().hasStartDate()
                        ? Moments.findDate(selector.getTrip().getStartDate())
                        : Optional.empty(),
                selector.hasRouteType() ? OptionalInt.of(selector.getRouteType()) : OptionalInt.empty());
    }

    private static Map<String, String> texts(TranslatedString text) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        text.getTranslationList().stream()
                .limit(MOST_LANGUAGES)
                .forEach(translation -> byLanguage.putIfAbsent(translation.getLanguage(), cut(translation.getText())));
        return byLanguage;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
        return text.substring(0, inPair ? LONGEST_TEXT - 1 : LONGEST_TEXT) + "…";
    }
}
