package org.commonway.rules.hold;

/** The one text form of a UUID that keys are made of: 36 characters, lower case (RFC 9562). */
final class UuidText {
    private static final int LENGTH = 36;

    private UuidText() {}

    static boolean matches(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char character = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean fits = dash ? character == '-' : isDigit(character);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
