package org.commonway.rules.hold;

import java.util.regex.Pattern;

/** The one text form of a UUID that keys are made of: 36 characters, lower case (RFC 9562). */
final class UuidText {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private UuidText() {}

    static boolean matches(String text) {
        return FORM.matcher(text).matches();
    }
}
