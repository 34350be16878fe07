package org.commonway.city.figures;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonway.audit.market.Owners;
import org.commonway.city.ledger.LedgerView;
import org.commonway.city.ledger.SoldLeg;
import org.commonway.city.ledger.SoldTrip;
import org.commonway.proto.ledger.v1.Operator;

/** Whose the operators are and what they offer: the registry, with what the city adds. */
final class OwnersOfMonth {
    private OwnersOfMonth() {}

    /** The city's word for the operator, else for its organisation, else the organisation itself. */
    static Owners of(List<Operator> operators, Map<String, String> said) {
        Map<String, String> owners = new HashMap<>();
        for (Operator operator : operators) {
            String organisation = said.getOrDefault(operator.getMspId(), operator.getMspId());
            owners.put(operator.getOperatorId(), said.getOrDefault(operator.getOperatorId(), organisation));
        }
        return Owners.of(owners);
    }

    /**
     * The modes that each operator had sold on the ledger by the end of a month, which everybody knows who rode with it.
     * What it sells later changes nothing in that month, whose publication is decided once.
     */
    static Map<String, Set<String>> modes(LedgerView view, YearMonth month) {
        Map<String, Set<String>> modes = new TreeMap<>();
        for (SoldTrip trip : view.trips()) {
            if (trip.month().isAfter(month)) {
                continue;
            }
            for (SoldLeg leg : trip.legs()) {
                modes.computeIfAbsent(leg.operator(), any -> new TreeSet<>()).add(leg.mode());
            }
        }
        return modes;
    }
}
