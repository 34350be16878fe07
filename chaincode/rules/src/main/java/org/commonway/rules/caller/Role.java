package org.commonway.rules.caller;

import java.util.Locale;
import java.util.Optional;

/** What a member is on the network: the certificate attribute commonway.role, in lower case. */
public enum Role {
    OPERATOR,
    GATEWAY,
    CITY,
    AUDITOR;

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
