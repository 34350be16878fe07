package org.commonway.launcher.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.CitySize;
import org.commonway.samplecity.SampleCity;
import org.commonway.samplecity.place.Point;

/** Puts a city's files into a folder. */
public final class CityFiles {
    /** Further cities stand north of the sample city, so far that no map reaches the next. */
    private static final double SOUTH = 41.0;

    private static final double WEST = -8.0;
    private static final double APART_DEGREES = 0.5;

    private CityFiles() {}

    /**
     * Makes an invented city that stands beside others, out of their sight, and returns its plan.
     *
     * @param name what it is called
     * @param number 1 for the first beside the one that a network has anyhow
     */
    public static CityPlan prepareFurther(String name, int number, LocalDate firstDay, Path folder) {
        SampleCity.Site site = new SampleCity.Site(name, new Point(SOUTH + number * APART_DEGREES, WEST));
        try {
            return SampleCity.write(site, number, CitySize.SMALL, firstDay, folder);
        } catch (IOException disk) {
            throw full(folder, disk);
        }
    }

    /** Makes or reads the city and returns its plan; refused with one sentence when a file cannot be used. */
    public static CityPlan prepare(CityRequest request, Path folder) {
        try {
            if (request instanceof CityRequest.Sample sample) {
                return SampleCity.write(sample.seed(), new CitySize(sample.radiusMetres()), sample.firstDay(), folder);
            }
            return RealCity.prepare((CityRequest.Real) request, folder);
        } catch (IOException disk) {
            throw full(folder, disk);
        }
    }

    private static LauncherRefusal full(Path folder, IOException disk) {
        return new LauncherRefusal(
                ExitCode.DISK,
                "The city's files cannot be written to " + folder + " (" + disk.getMessage()
                        + "): free some space or give another folder.",
                disk);
    }
}
