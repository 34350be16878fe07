package org.commonway.rules.caller;

import java.util.Locale;
import java.util.Optional;

/** What a member is on the network: the certificate attribute commonway.role, in lower case. */
public enum Role {
    /** Runs legs. */
    OPERATOR,
    /** Books trips for riders. */
    GATEWAY,
    /** Puts terms and rules disputes. */
    CITY,
    /** Reads. */
    AUDITOR,
    /** Acts for operators of its own organisation that name it. */
    COOPERATIVE;

    /** The role of this attribute value, if there is one. */
    public static Optional<Role> find(String attribute) {
        for (Role role : values()) {
            if (role.attribute().equals(attribute)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** The value of the attribute commonway.role. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
