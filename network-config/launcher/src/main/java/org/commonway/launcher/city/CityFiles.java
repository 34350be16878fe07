package org.commonway.launcher.city;

import java.io.IOException;
import java.nio.file.Path;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.CitySize;
import org.commonway.samplecity.SampleCity;

/** Puts a city's files into a folder. */
public final class CityFiles {
    private CityFiles() {}

    /** Makes or reads the city and returns its plan; refused with one sentence when a file cannot be used. */
    public static CityPlan prepare(CityRequest request, Path folder) {
        try {
            if (request instanceof CityRequest.Sample sample) {
                return SampleCity.write(sample.seed(), new CitySize(sample.radiusMetres()), sample.firstDay(), folder);
            }
            return RealCity.prepare((CityRequest.Real) request, folder);
        } catch (IOException disk) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "The city's files cannot be written to " + folder + " (" + disk.getMessage()
                            + "): free some space or give another folder with --state.",
                    disk);
        }
    }
}
