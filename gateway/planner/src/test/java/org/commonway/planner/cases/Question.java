package org.commonway.planner.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Place;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Via;

/**
 * A question of a case: {@code From Home to Work on 2024-05-14 at 07:50, within 30 min, by arrival and price}; with
 * {@code by 09:00} in place of {@code at 07:50} the rider must be there then. What follows the time is one wish after the
 * other; a new kind of wish is a new entry of {@link #WISHES}.
 *
 * @param line where it is asked
 * @param from the place to start from
 * @param to the place to go to
 * @param date the day in the case's time
 * @param at the moment
 * @param arriving whether the moment is the latest arrival
 * @param via places to come by
 * @param wishes the rest
 */
record Question(
        CaseLine line,
        Place from,
        Place to,
        LocalDate date,
        Instant at,
        boolean arriving,
        List<Via> via,
        List<String> wishes) {
    private static final String LIKE = "From Home to Work at 07:50, within 30 min, by price and walking";
    private static final Pattern HEAD =
            Pattern.compile("From (.+?) to (.+?)(?: on (\\S+))? (at|by) (\\d\\d:\\d\\d)( UTC)?(?:, (.+))?");
    private static final Pattern VIA = Pattern.compile("by way of (.+?)(?: for (\\d+) min)?");
    private static final Map<Pattern, BiFunction<PlanRequest, Matcher, PlanRequest>> WISHES = new LinkedHashMap<>();

    static {
        wish("within (\\d+) min", (asked, words) -> asked.withWindow(Duration.ofMinutes(number(words))));
        wish("for (\\d+) passengers?", (asked, words) -> asked.withPassengers(number(words)));
        wish("walking at most (\\d+) m", (asked, words) -> asked.withMaxWalkMetres(number(words)));
        wish(
                "without (.+)",
                (asked, words) -> asked.withoutOperators(Set.of(words.group(1).split(" and ", -1))));
        wish("step-free", (asked, words) -> needing(asked, Party.Need.STEP_FREE));
        wish("with luggage", (asked, words) -> needing(asked, Party.Need.LUGGAGE));
        wish("aged (\\d+)", (asked, words) -> asked.withParty(aged(asked.party(), number(words))));
        wish("with an own (bike|car)", (asked, words) -> asked.withParty(owning(asked.party(), words.group(1))));
        wish("with (.+)", (asked, words) -> asked.withModes(modes(words.group(1))));
        wish("by (.+)", (asked, words) -> asked.withCriteria(criteria(words.group(1))));
    }

    private static void wish(String pattern, BiFunction<PlanRequest, Matcher, PlanRequest> meaning) {
        WISHES.put(Pattern.compile(pattern), meaning);
    }

    /** Whether a section is a question. */
    static boolean reads(CaseLine head) {
        return head.text().startsWith("From ");
    }

    /** Reads the head of a question. */
    static Question read(CaseLine head, CaseTown town) {
        Matcher words = head.match(HEAD, LIKE);
        LocalDate date = Optional.ofNullable(words.group(3)).map(head::date).orElse(CaseClock.TODAY);
        LocalDateTime local = date.atStartOfDay().plusSeconds(head.seconds(words.group(5)));
        List<String> said =
                words.group(7) == null ? List.of() : List.of(words.group(7).split(", ", -1));
        Question question = new Question(
                head,
                town.place(head, words.group(1)),
                town.place(head, words.group(2)),
                date,
                words.group(6) != null
                        ? local.toInstant(ZoneOffset.UTC)
                        : local.atZone(CaseClock.ZONE).toInstant(),
                words.group(4).equals("by"),
                said.stream()
                        .map(VIA::matcher)
                        .filter(Matcher::matches)
                        .map(place -> new Via(
                                town.place(head, place.group(1)),
                                Duration.ofMinutes(place.group(2) == null ? 0 : Integer.parseInt(place.group(2)))))
                        .toList(),
                said.stream().filter(wish -> !VIA.matcher(wish).matches()).toList());
        question.check();
        return question;
    }

    /** That all wishes are understood; what they ask for may still be refused. */
    private void check() {
        wishes.forEach(this::meaning);
        try {
            request();
        } catch (PlannerRefusal refusal) {
            // A case may ask for what cannot be.
            return;
        } catch (IllegalArgumentException unknown) {
            throw line.error("A word is not known: " + unknown.getMessage() + ".");
        }
    }

    /** The request; refused by the planner where it asks for what cannot be. */
    PlanRequest request() {
        PlanRequest request = PlanRequest.of(from, to, at).withVia(via);
        if (arriving) {
            request = request.arrivingBy(at);
        }
        for (String wish : wishes) {
            Map.Entry<Pattern, BiFunction<PlanRequest, Matcher, PlanRequest>> meaning = meaning(wish);
            Matcher words = meaning.getKey().matcher(wish);
            if (words.matches()) {
                request = meaning.getValue().apply(request, words);
            }
        }
        return request;
    }

    private Map.Entry<Pattern, BiFunction<PlanRequest, Matcher, PlanRequest>> meaning(String wish) {
        return WISHES.entrySet().stream()
                .filter(each -> each.getKey().matcher(wish).matches())
                .findFirst()
                .orElseThrow(() -> line.error(
                        "Nobody understands the wish \"" + wish + "\"; wishes read like " + WISHES.keySet() + "."));
    }

    private static PlanRequest needing(PlanRequest asked, Party.Need need) {
        Party party = asked.party();
        return asked.withParty(new Party(party.passengers(), party.age(), Set.of(need), party.ownVehicles()));
    }

    private static Party aged(Party party, int years) {
        return new Party(party.passengers(), OptionalInt.of(years), party.needs(), party.ownVehicles());
    }

    private static Party owning(Party party, String vehicle) {
        Party.OwnVehicle own = vehicle.equals("car") ? Party.OwnVehicle.CAR : Party.OwnVehicle.BICYCLE;
        return new Party(party.passengers(), party.age(), party.needs(), Set.of(own));
    }

    private static int number(Matcher words) {
        return Integer.parseInt(words.group(1));
    }

    private static Set<Mode> modes(String text) {
        return words(text, word -> Mode.valueOf(word.replace("BIKE", "BICYCLE")));
    }

    /** What trips are compared by besides arrival, which always counts. */
    private static Set<Criterion> criteria(String text) {
        return words(text.replaceFirst("^arrival( and |$)", ""), Criterion::valueOf);
    }

    private static <T> Set<T> words(String text, Function<String, T> meaning) {
        return Stream.of(text.split(" and ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> meaning.apply(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }
}
