package org.commonway.city.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.commonway.city.table.Basis;
import org.commonway.city.table.FigureTable;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.jspecify.annotations.Nullable;

/** Requests for access, as the ledger has them. */
final class RequestTable {
    private static final String SAYS =
            "Operators that asked to be let in or sold, who was asked, and where it stands on the ledger. The statements of"
                    + " reasons stand elsewhere; the ledger has their hashes.";
    private static final List<String> COLUMNS = List.of(
            "requestId",
            "kind",
            "operator",
            "askedOrganisation",
            "askedGateway",
            "status",
            "requestedAt",
            "answeredAt",
            "reasons",
            "dueAt",
            "isOverdue");

    private RequestTable() {}

    static FigureTable of(List<AccessRequest> requests, Basis basis) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        requests.forEach(request -> rows.add(row(request)));
        return new FigureTable("access", "Requests for access", SAYS, basis, COLUMNS, rows);
    }

    private static List<@Nullable Object> row(AccessRequest request) {
        return Arrays.asList(
                request.getRequestId(),
                word(request.getKind(), "ACCESS_KIND_"),
                request.getOperatorId(),
                request.getAskedMspId(),
                request.getAskedGatewayId(),
                word(request.getStatus(), "ACCESS_STATUS_"),
                time(request.getRequestedAt().getEpochMillis()),
                request.hasAnsweredAt() ? time(request.getAnsweredAt().getEpochMillis()) : null,
                request.getReasonsList().stream()
                        .map(reason -> word(reason, "ACCESS_REASON_"))
                        .collect(Collectors.joining(" ")),
                request.hasDueAt() ? time(request.getDueAt().getEpochMillis()) : null,
                request.getOverdue());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static String word(Enum<?> constant, String prefix) {
        return constant.name().startsWith(prefix) ? constant.name().substring(prefix.length()) : constant.name();
    }
}
