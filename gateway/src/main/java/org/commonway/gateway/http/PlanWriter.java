package org.commonway.gateway.http;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.gateway.cities.ServedCity;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.plan.ShownPlan;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OwnVehicleLeg;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.RiderAlert;
import org.commonway.planner.itinerary.Strength;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.request.Timing;
import org.commonway.proto.operator.v1.Profile;

/** Writes plans as the API shows them. */
public final class PlanWriter {
    private static final String NO_COLOR = "#607d8b";

    private final OperatorRegistry registry;
    private final NodeWatch watch;
    private final ZoneId zone;
    private final JsonMapper json;

    /** Times are written with the offset of this zone. */
    public PlanWriter(OperatorRegistry registry, NodeWatch watch, ZoneId zone, JsonMapper json) {
        this.registry = registry;
        this.watch = watch;
        this.zone = zone;
        this.json = json;
    }

    /** Writes plans of this city. */
    static PlanWriter of(ServedCity city, JsonMapper json) {
        return new PlanWriter(city.registry(), city.watch(), city.settings().timeZone(), json);
    }

    /** The plan, with texts for somebody who reads these languages, the best first. */
    public PlanJson plan(ShownPlan plan, List<Locale.LanguageRange> languages) {
        return new PlanJson(
                plan.planId(),
                time(plan.validUntil()),
                PointJson.of(plan.from()),
                PointJson.of(plan.to()),
                plan.options().stream().map(option -> option(option, languages)).toList(),
                moment(plan.earlier()),
                moment(plan.later()),
                plan.answers().stream()
                        .map(answer -> new PlanJson.AnswerJson(
                                answer.operatorId(), answer.answer().name(), answer.detail()))
                        .toList(),
                plan.message().orElse(null),
                new PlanJson.RecordJson(plan.search(), SearchesController.PATH + "/" + plan.planId() + "/receipt"));
    }

    private MomentJson moment(Timing timing) {
        String local = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                timing.moment().truncatedTo(ChronoUnit.MINUTES).atZone(zone));
        return timing.arrivesBy() ? new MomentJson(null, local) : new MomentJson(local, null);
    }

    private PlanJson.OptionJson option(ShownPlan.Option option, List<Locale.LanguageRange> languages) {
        Itinerary itinerary = option.planned().itinerary();
        return new PlanJson.OptionJson(
                option.optionId(),
                Stream.of(Strength.values())
                        .filter(option.planned().strengths()::contains)
                        .map(PlanWriter::words)
                        .toList(),
                time(itinerary.departure()),
                time(itinerary.arrival()),
                itinerary.duration().toSeconds(),
                itinerary.transfers(),
                itinerary.walkMetres(),
                itinerary.co2Grams(),
                itinerary.price().map(MoneyJson::of).orElse(null),
                itinerary.price().isPresent(),
                itinerary.priceGap().map(this::named).orElse(null),
                LikelihoodJson.of(option.planned()).orElse(null),
                option.planned().stepFree().orElse(null),
                legs(option, languages));
    }

    /** A gap begins with the operator's id, for which a rider reads its name. */
    private String named(String gap) {
        int colon = gap.indexOf(": ");
        return colon < 0 ? gap : operator(gap.substring(0, colon)).name() + gap.substring(colon);
    }

    private List<LegJson> legs(ShownPlan.Option option, List<Locale.LanguageRange> languages) {
        return option.planned().itinerary().legs().stream()
                .map(leg -> leg(leg, languages))
                .toList();
    }

    /** The legs of an option as the text of a JSON array. */
    public String legsText(ShownPlan.Option option) {
        try {
            return json.writeValueAsString(
                    io.micronaut.core.type.Argument.listOf(LegJson.class), legs(option, List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("legs of an option cannot be written", e);
        }
    }

    private LegJson leg(Leg leg, List<Locale.LanguageRange> languages) {
        Optional<TransitService> service =
                leg instanceof TransitLeg transit ? Optional.of(transit.service()) : Optional.empty();
        return new LegJson(
                leg.mode().name(),
                leg.operatorId().map(this::operator).orElse(null),
                service.map(ridden -> lineName(ridden.line())).orElse(null),
                service.map(TransitService::headsign)
                        .filter(sign -> !sign.isEmpty())
                        .orElse(null),
                service.flatMap(TransitService::headway)
                        .map(headway -> new LegJson.HeadwayJson(
                                headway.startTime(), headway.everySeconds(), headway.exactTimes()))
                        .orElse(null),
                PointJson.of(leg.from()),
                PointJson.of(leg.to()),
                time(leg.departure()),
                time(leg.arrival()),
                Duration.between(leg.departure(), leg.arrival()).toSeconds(),
                leg.distanceMetres(),
                leg.price().map(MoneyJson::of).orElse(null),
                leg.co2Grams(),
                geometry(leg.geometry()),
                leg instanceof RentalLeg rental ? rental.rental().vehicleId() : null,
                service.map(ridden -> callTime(ridden.board())).orElse(null),
                service.map(ridden -> callTime(ridden.alight())).orElse(null),
                leg.alerts().stream().map(alert -> alert(alert, languages)).toList(),
                leg instanceof RentalLeg rental && rental.rental().minimumAge() > 0
                        ? rental.rental().minimumAge()
                        : null,
                leg instanceof OwnVehicleLeg,
                leg.wheelchair().name(),
                leg.isSameVehicle());
    }

    private LegJson.CallTimeJson callTime(TransitService.StopCall call) {
        return new LegJson.CallTimeJson(
                call.time().scheduled().map(this::time).orElse(null),
                call.time().realtime());
    }

    private static LegJson.AlertJson alert(RiderAlert alert, List<Locale.LanguageRange> languages) {
        String url = alert.url().in(languages);
        return new LegJson.AlertJson(
                alert.header().in(languages),
                alert.description().in(languages),
                url.startsWith("https://") || url.startsWith("http://") ? url : null,
                alert.cause(),
                alert.effect());
    }

    private static String lineName(TransitService.Line line) {
        return line.shortName().isEmpty() ? line.longName() : line.shortName();
    }

    private static List<List<Double>> geometry(List<Coordinate> points) {
        List<List<Double>> written = new ArrayList<>(points.size());
        for (Coordinate point : points) {
            written.add(List.of(rounded(point.longitude()), rounded(point.latitude())));
        }
        return written;
    }

    /** Six decimals, about a decimetre. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    /** The operator by its id; one that has left the ledger since goes by its id. */
    LegJson.OperatorRefJson operator(String operatorId) {
        return new LegJson.OperatorRefJson(
                operatorId,
                registry.find(operatorId).map(RegisteredOperator::name).orElse(operatorId),
                color(operatorId));
    }

    /** '#rrggbb' as the operator's profile has it, else grey. */
    String color(String operatorId) {
        return watch.stateOf(operatorId)
                .profile()
                .map(Profile::getColor)
                .filter(color -> color.matches("#[0-9a-fA-F]{6}"))
                .orElse(NO_COLOR);
    }

    private static String words(Strength strength) {
        return switch (strength) {
            case FASTEST -> "Fastest";
            case CHEAPEST -> "Cheapest";
            case GREENEST -> "Greenest";
            case LEAST_WALKING -> "Least walking";
            case FEWEST_CHANGES -> "Fewest changes";
            case CALMEST -> "Calmest";
        };
    }

    /** ISO 8601 with the offset of the city, to the second. */
    String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
