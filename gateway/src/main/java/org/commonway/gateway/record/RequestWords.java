package org.commonway.gateway.record;

import java.util.Collection;
import java.util.stream.Collectors;
import org.commonway.audit.ranking.Weights;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.place.Coordinate;

/** What was asked for, as text of one line for each thing: the log has a commitment to it, the rider's receipt the text. */
final class RequestWords {
    private RequestWords() {}

    static String of(PlanAsk ask, PlanRequest request) {
        StringBuilder text = new StringBuilder();
        line(text, "from", place(request.from().coordinate()));
        request.via()
                .forEach(via -> line(
                        text,
                        "via",
                        place(via.place().coordinate()) + " " + via.stay().toSeconds()));
        line(text, "to", place(request.to().coordinate()));
        line(
                text,
                request.timing().arrivesBy() ? "arrive-by" : "depart-at",
                request.timing().moment());
        line(text, "window-seconds", request.timing().window().toSeconds());
        line(text, "passengers", request.party().passengers());
        request.party().age().ifPresent(age -> line(text, "age", age));
        line(text, "needs", names(request.party().needs()));
        line(text, "own-vehicles", names(request.party().ownVehicles()));
        line(text, "modes", names(request.limits().modes()));
        line(text, "without-operators", names(request.limits().avoidedOperators()));
        line(text, "walk-metres", request.limits().maxWalkMetres());
        line(text, "criteria", names(request.criteria()));
        line(text, "order", ask.sorting().order());
        Weights weights = ask.sorting().weights();
        if (!weights.equals(Weights.NONE)) {
            line(
                    text,
                    "weights",
                    weights.price() + " " + weights.elapsed() + " " + weights.change() + " " + weights.walk() + " "
                            + weights.co2() + " " + weights.doubt() + " " + weights.steps());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static String place(Coordinate at) {
        return Math.round(at.latitude() * 1e7) + " " + Math.round(at.longitude() * 1e7);
    }

    private static String names(Collection<?> all) {
        return all.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    }
}
