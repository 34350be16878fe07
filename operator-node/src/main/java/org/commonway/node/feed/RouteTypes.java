package org.commonway.node.feed;

import java.util.Optional;
import org.commonway.node.leg.Mode;

/** From route_type (GTFS, and the extended types of Google Transit) to the network's modes. */
final class RouteTypes {
    private RouteTypes() {}

    static Optional<Mode> find(String routeType) {
        if (!routeType.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        int type = Integer.parseInt(routeType);
        return type < 100 ? basic(type) : extended(type / 100);
    }

    private static Optional<Mode> basic(int type) {
        return switch (type) {
            case 0, 5 -> Optional.of(Mode.TRAM);
            case 1, 12 -> Optional.of(Mode.METRO);
            case 2, 7 -> Optional.of(Mode.RAIL);
            case 3, 11 -> Optional.of(Mode.BUS);
            case 4 -> Optional.of(Mode.FERRY);
            // 6 is an aerial lift: the network has no word for it yet.
            default -> Optional.empty();
        };
    }

    private static Optional<Mode> extended(int hundred) {
        return switch (hundred) {
            case 1, 14 -> Optional.of(Mode.RAIL);
            case 2, 7, 8 -> Optional.of(Mode.BUS);
            case 4 -> Optional.of(Mode.METRO);
            case 9 -> Optional.of(Mode.TRAM);
            case 10, 12 -> Optional.of(Mode.FERRY);
            default -> Optional.empty();
        };
    }
}
