package org.commonway.planner.realtime.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.realtime.Alert;

/** Alerts as they stand in the feed. */
final class AlertReader {
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
                selector.hasRouteType() ? OptionalInt.of(selector.getRouteType()) : OptionalInt.empty());
    }

    private static Map<String, String> texts(TranslatedString text) {
        Map<String, String> byLanguage = new HashMap<>();
        text.getTranslationList()
                .forEach(translation -> byLanguage.putIfAbsent(translation.getLanguage(), translation.getText()));
        return byLanguage;
    }
}
