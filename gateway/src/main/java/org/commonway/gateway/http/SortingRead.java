package org.commonway.gateway.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.Weights;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Reads in which order a rider wants options, and what the rider's side has drawn for the search. */
final class SortingRead {
    private SortingRead() {}

    /** Throws ApiProblem BAD_REQUEST. */
    static PlanAsk.Sorting of(@Nullable String order, @Nullable WeightsJson weights, @Nullable String secret) {
        Order by = order == null ? Order.SOONEST : order(order);
        if ((by == Order.OWN_WEIGHTS) != (weights != null)) {
            throw bad("\"weights\" go with the order OWN_WEIGHTS, and with no other; send both or neither.");
        }
        return new PlanAsk.Sorting(
                by,
                weights == null ? Weights.NONE : weights(weights),
                Optional.ofNullable(secret).map(SortingRead::secret));
    }

    private static Order order(String name) {
        return Stream.of(Order.values())
                .filter(order -> order.name().equals(name))
                .findFirst()
                .orElseThrow(() -> bad("\"order\" is " + name + "; it may be "
                        + Stream.of(Order.values()).map(Order::name).collect(Collectors.joining(", ")) + "."));
    }

    private static Weights weights(WeightsJson said) {
        try {
            return new Weights(
                    points(said.price()),
                    points(said.elapsed()),
                    points(said.change()),
                    points(said.walk()),
                    points(said.co2()),
                    points(said.doubt()),
                    points(said.steps()));
        } catch (AuditRefusal e) {
            throw bad("\"weights\" has one that is not 0 to " + Weights.MOST + ".");
        }
    }

    private static long points(@Nullable Long said) {
        return said == null ? 0 : said;
    }

    private static SearchSecret secret(String digits) {
        try {
            return new SearchSecret(Octets.of(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException | AuditRefusal e) {
            throw bad("\"secret\" must be " + SearchSecret.BYTES
                    + " bytes in hexadecimal digits, drawn for this search.");
        }
    }

    private static ApiProblem bad(String sentence) {
        return new ApiProblem(ProblemCode.BAD_REQUEST, sentence);
    }
}
