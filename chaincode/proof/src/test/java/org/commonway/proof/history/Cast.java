package org.commonway.proof.history;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonway.proof.model.Act.Registration;
import org.commonway.proof.model.Who;

/** Who takes part in every history: the rightful ones, and those who would like to be taken for them. */
final class Cast {
    static final String CITY_MSP = "CityMSP";
    static final String TRANSIT = "TransitMSP";
    static final String COOP = "CoopMSP";

    static final Who CITY = new Who(CITY_MSP, "city", "");
    static final Who AUDITOR = new Who(CITY_MSP, "auditor", "");
    static final Who SOLO = new Who(COOP, "cooperative", "solo");

    static final List<Who> GATEWAYS = List.of(
            new Who(COOP, "gateway", "demo"), new Who(TRANSIT, "gateway", "demo"), new Who(CITY_MSP, "gateway", "app"));

    /** Each operator with the organisation that is to register it. */
    static final List<Who> OPERATORS = List.of(
            new Who(TRANSIT, "operator", "metro"),
            new Who(TRANSIT, "operator", "bus"),
            new Who(COOP, "operator", "bikes"),
            new Who(COOP, "operator", "cab"));

    static final List<Registration> ENTRIES = List.of(
            new Registration("metro", "The metro", 1, "127.0.0.1:7201", 0, true, ""),
            new Registration("bus", "The bus", 1, "127.0.0.1:7202", 1, false, ""),
            new Registration("bikes", "The bikes", 2, "127.0.0.1:7203", 2, true, "solo"),
            new Registration("cab", "One cab", 3, "127.0.0.1:7204", 3, false, "solo"));

    /** The names of others under an organisation that is not theirs, and roles that may do nothing here. */
    static final List<Who> IMPOSTORS = List.of(
            new Who(COOP, "operator", "metro"),
            new Who(CITY_MSP, "operator", "bikes"),
            new Who(TRANSIT, "operator", "cab"),
            new Who(TRANSIT, "cooperative", "solo"),
            new Who(COOP, "cooperative", "other"),
            new Who(COOP, "operator", ""),
            new Who(COOP, "gateway", ""),
            new Who(TRANSIT, "city", ""),
            new Who(CITY_MSP, "gateway", "demo"),
            AUDITOR);

    static final List<Who> EVERYBODY = List.of(
            CITY,
            AUDITOR,
            SOLO,
            GATEWAYS.get(0),
            GATEWAYS.get(1),
            GATEWAYS.get(2),
            OPERATORS.get(0),
            OPERATORS.get(1),
            OPERATORS.get(2),
            OPERATORS.get(3),
            IMPOSTORS.get(0),
            IMPOSTORS.get(1),
            IMPOSTORS.get(2),
            IMPOSTORS.get(3),
            IMPOSTORS.get(4),
            IMPOSTORS.get(5),
            IMPOSTORS.get(6),
            IMPOSTORS.get(7),
            IMPOSTORS.get(8));

    /** Everybody above, and every gateway's name under every organisation: all who ever call. */
    static List<Who> all() {
        Set<Who> all = new LinkedHashSet<>(EVERYBODY);
        for (Who gateway : GATEWAYS) {
            for (String msp : List.of(CITY_MSP, TRANSIT, COOP)) {
                all.add(new Who(msp, "gateway", gateway.party()));
            }
        }
        return List.copyOf(all);
    }

    private Cast() {}
}
