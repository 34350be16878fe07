package org.commonway.gateway.cities;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.Streets;

/** The cities that the gateway serves, at least one. */
public final class Cities {
    private final List<ServedCity> all;

    /** These cities; the first is the one that a caller means who names none. */
    public Cities(List<ServedCity> all) {
        this.all = List.copyOf(all);
    }

    /** All of them, the first first. */
    public List<ServedCity> list() {
        return all;
    }

    /** The city that a caller means who names none. */
    public ServedCity first() {
        return all.get(0);
    }

    /** The city of this channel, or the first; throws ApiProblem NOT_FOUND when there is none such. */
    public ServedCity get(Optional<String> channel) {
        return channel.isEmpty() ? first() : get(channel.get());
    }

    /** The city of this channel; throws ApiProblem NOT_FOUND when there is none such. */
    public ServedCity get(String channel) {
        return all.stream()
                .filter(city -> city.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND,
                        "This gateway serves no city \"" + channel + "\": choose one of "
                                + all.stream().map(ServedCity::channel).collect(Collectors.joining(", ")) + "."));
    }

    /** Whether searches of at least one city see all that its ledger lists. */
    public boolean isAnyReady() {
        return all.stream().anyMatch(city -> city.readiness().listWaitingFor().isEmpty());
    }

    /** One sentence for each thing that is missing, which names the city where there are several. */
    public List<String> listWaitingFor() {
        return all.stream()
                .flatMap(city -> city.readiness().listWaitingFor().stream()
                        .map(sentence ->
                                all.size() == 1 ? sentence : city.settings().name() + ": " + sentence))
                .toList();
    }

    /** The streets of those cities whose maps are open; throws ApiProblem NOT_READY while none is. */
    public List<Streets> listStreets() {
        List<Streets> open = all.stream()
                .flatMap(city -> city.network().findPlanner().stream())
                .map(planner -> planner.city().streets())
                .toList();
        return open.isEmpty() ? List.of(first().network().getPlanner().city().streets()) : open;
    }

    /**
     * The city that a search is about: the first whose map covers both places. A gateway of one city leaves it to the
     * search to say what is wrong with them.
     *
     * @throws ApiProblem TWO_CITIES for places in different cities, OUTSIDE_MAP for a place in none, NOT_READY while that
     *     cannot be told because a map is not open yet
     */
    public ServedCity of(PlanAsk ask) {
        if (all.size() == 1) {
            return first();
        }
        return all.stream()
                .filter(city -> city.covers(ask.from()) && city.covers(ask.to()))
                .findFirst()
                .orElseThrow(() -> none(ask));
    }

    private ApiProblem none(PlanAsk ask) {
        Optional<ServedCity> unopened = all.stream()
                .filter(city -> city.network().findPlanner().isEmpty())
                .findFirst();
        if (unopened.isPresent()) {
            return new ApiProblem(
                    ProblemCode.NOT_READY,
                    unopened.get().settings().name() + ": "
                            + unopened.get().network().trouble().orElse("The gateway is starting.")
                            + " Try again in a moment.");
        }
        Optional<ServedCity> from = find(ask.from());
        Optional<ServedCity> to = find(ask.to());
        if (from.isPresent() && to.isPresent()) {
            return new ApiProblem(
                    ProblemCode.TWO_CITIES,
                    "This trip leads from " + from.get().settings().name() + " to "
                            + to.get().settings().name()
                            + ", and a trip is booked in one city: search in each city for its part.");
        }
        Place outside = from.isEmpty() ? ask.from() : ask.to();
        return new ApiProblem(
                ProblemCode.OUTSIDE_MAP,
                "There is no street within reach of " + outside.coordinate().latitude() + ", "
                        + outside.coordinate().longitude()
                        + " on any map here: choose places in one of "
                        + all.stream().map(city -> city.settings().name()).collect(Collectors.joining(", ")) + ".");
    }

    private Optional<ServedCity> find(Place place) {
        return all.stream().filter(city -> city.covers(place)).findFirst();
    }
}
