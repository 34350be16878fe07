package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonway.audit.digest.Octets;

/**
 * Says in how many simulated months each bias is found, and how many honest ones give an alarm, by the searches of a month.
 * The arguments are how many months, and then the searches of one.
 */
final class BiasPower {
    private BiasPower() {}

    public static void main(String[] arguments) {
        int months = Integer.parseInt(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            int searches = Integer.parseInt(arguments[i]);
            System.out.printf("%d searches a month, %d months%n", searches, months);
            of(months, searches)
                    .forEach((bias, found) -> System.out.printf(
                            "  %s in %d%n", bias.map(one -> one + ": found").orElse("honest: alarms"), found.size()));
        }
    }

    /** The months in which each bias is found, and without one those that give an alarm. */
    static Map<Optional<PlantedBias>, List<Integer>> of(int months, int searches) {
        List<Optional<PlantedBias>> all = new ArrayList<>();
        all.add(Optional.empty());
        for (PlantedBias bias : PlantedBias.values()) {
            all.add(Optional.of(bias));
        }
        List<List<Boolean>> found = IntStream.range(0, months)
                .parallel()
                .mapToObj(month -> {
                    SearchLog other = SimulatedMonth.log(Optional.empty(), searches, 2L * month + 1);
                    return all.stream()
                            .map(bias -> isFound(bias, audit(bias, other, searches, month)))
                            .toList();
                })
                .toList();
        Map<Optional<PlantedBias>, List<Integer>> byBias = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            int place = i;
            byBias.put(
                    all.get(i),
                    IntStream.range(0, months)
                            .filter(month -> found.get(month).get(place))
                            .boxed()
                            .toList());
        }
        return byBias;
    }

    private static boolean isFound(Optional<PlantedBias> bias, List<Comparison> all) {
        return all.stream().anyMatch(one -> bias.map(planted -> planted.is(one)).orElse(one.found()));
    }

    /** One month, beside an honest gateway with as many searches. */
    static List<Comparison> audit(Optional<PlantedBias> bias, int searches, int month) {
        return audit(bias, SimulatedMonth.log(Optional.empty(), searches, 2L * month + 1), searches, month);
    }

    private static List<Comparison> audit(Optional<PlantedBias> bias, SearchLog other, int searches, int month) {
        return BiasAudit.run(
                SimulatedMonth.log(bias, searches, 2L * month),
                List.of(other),
                SimulatedCity.OWNERS,
                Octets.of((byte) month, (byte) (month >> 8)));
    }
}
