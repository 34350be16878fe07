package org.commonway.node.leg;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of a service day, written HH:MM:SS; hours may pass 24.
 *
 * @param seconds after noon minus 12 hours
 */
public record ServiceTime(int seconds) {
    // One way to write each time: the hold promises it in the words in which it was asked for.
    private static final Pattern FORM = Pattern.compile("(\\d{2,3}):([0-5]\\d):([0-5]\\d)");

    /** The time that this text says; throws IllegalArgumentException when it is not HH:MM:SS. */
    public static ServiceTime parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time of a service day; write it as HH:MM:SS");
        }
        return new ServiceTime(Integer.parseInt(parts.group(1)) * 3600
                + Integer.parseInt(parts.group(2)) * 60
                + Integer.parseInt(parts.group(3)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
