package org.commonway.launcher.command.option;

import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.place.Point;

/** Places as they are written behind options: latitude and longitude in degrees, as 41.15,-8.61. */
public final class PointText {
    private PointText() {}

    /** The place; refused with the option's name where the text is none. */
    public static Point point(String option, String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Point(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            }
        } catch (IllegalArgumentException bad) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, noPlace(option, text), bad);
        }
        throw new LauncherRefusal(ExitCode.BAD_INPUT, noPlace(option, text));
    }

    private static String noPlace(String option, String text) {
        return option + " " + text + " is no place: give latitude and longitude in degrees, as 41.15,-8.61.";
    }
}
