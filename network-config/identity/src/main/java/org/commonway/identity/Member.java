package org.commonway.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A member that is to have certificates.
 *
 * @param mspId its organisation, such as TransitMSP
 * @param name its name within the organisation and the name of its folder: letters, digits, dot, dash, underscore
 * @param role what it does
 * @param id operator id or gateway id; present exactly for the roles that have one
 */
public record Member(String mspId, String name, Role role, Optional<String> id) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /** Refuses names that could leave the folder or break the certificate. */
    public Member {
        require(NAME.matcher(mspId).matches(), "organisation '" + mspId + "'");
        require(NAME.matcher(name).matches(), "member name '" + name + "'");
        require(id.stream().allMatch(text -> ID.matcher(text).matches()), "id '" + id.orElse("") + "'");
        if (role.idAttribute().isPresent() != id.isPresent()) {
            throw new IllegalArgumentException("The role " + role.attributeValue()
                    + (id.isPresent() ? " has no id of its own: leave '" + id.get() + "' out." : " needs an id."));
        }
    }

    /**
     * Reads {@code MSP:name:role:id}; the id is left out for city and auditor.
     *
     * @throws IllegalArgumentException with one sentence, when the text is not of that form
     */
    public static Member parse(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length < 3) {
            throw new IllegalArgumentException("The identity '" + text
                    + "' is not of the form MSP:name:role:id, as in TransitMSP:metro:operator:metro.");
        }
        Role role = Role.find(parts[2])
                .orElseThrow(() -> new IllegalArgumentException("The identity '" + text + "' has the unknown role '"
                        + parts[2] + "'; use operator, gateway, city or auditor."));
        Optional<String> id = parts.length == 4 && !parts[3].isEmpty() ? Optional.of(parts[3]) : Optional.empty();
        return new Member(parts[0], parts[1], role, id);
    }

    /** The attributes as Fabric CA writes them into the extension 1.2.3.4.5.6.7.8.1. */
    public String attributesJson() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("commonway.role", role.attributeValue());
        role.idAttribute().ifPresent(attribute -> attributes.put(attribute, id.orElseThrow()));
        return attributes.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{\"attrs\":{", "}}"));
    }

    /** A name that cannot leave its folder. */
    public static String requireName(String name) {
        require(NAME.matcher(name).matches(), "member name '" + name + "'");
        return name;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("The " + what
                    + " may have only letters, digits, dot, dash and underscore, and at most 64 of them.");
        }
    }
}
