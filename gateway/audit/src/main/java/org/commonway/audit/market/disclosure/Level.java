package org.commonway.audit.market.disclosure;

/**
 * What a cell has in one dimension.
 *
 * @param kind how wide it is
 * @param name of the value or group; empty for all
 */
public record Level(Kind kind, String name) {
    /** How wide. */
    public enum Kind {
        /** One value. */
        VALUE,
        /** A group of values. */
        GROUP,
        /** Everything. */
        ALL
    }

    /** One value. */
    public static Level value(String name) {
        return new Level(Kind.VALUE, name);
    }

    /** A group of values. */
    public static Level group(String name) {
        return new Level(Kind.GROUP, name);
    }

    /** Everything. */
    public static Level all() {
        return new Level(Kind.ALL, "");
    }
}
