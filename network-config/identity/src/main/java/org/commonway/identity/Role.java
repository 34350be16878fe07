package org.commonway.identity;

import java.util.Locale;
import java.util.Optional;

/** What a member of an organisation does in the network; the contracts read it from the certificate. */
public enum Role {
    OPERATOR,
    GATEWAY,
    CITY,
    AUDITOR,
    COOPERATIVE;

    /** The value of the certificate's {@code commonway.role} attribute. */
    public String attributeValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute that carries the member's id, for the roles that have one. */
    public Optional<String> idAttribute() {
        return this != CITY && this != AUDITOR ? Optional.of("commonway." + attributeValue()) : Optional.empty();
    }

    /** The role of this name, if there is one; case is ignored. */
    public static Optional<Role> find(String name) {
        for (Role role : values()) {
            if (role.name().equalsIgnoreCase(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
