package org.commonway.planner.streets.graphhopper;

import com.graphhopper.routing.ev.DefaultImportRegistry;
import com.graphhopper.routing.ev.ImportUnit;
import com.graphhopper.routing.ev.SimpleBooleanEncodedValue;

/** What GraphHopper can know of a street, and whether wheelchairs are barred from it. */
final class WheelchairRegistry extends DefaultImportRegistry {
    @Override
    public ImportUnit createImportUnit(String name) {
        return name.equals(WheelchairParser.BARRED)
                ? ImportUnit.create(
                        name,
                        properties -> new SimpleBooleanEncodedValue(name),
                        (lookup, properties) -> new WheelchairParser(lookup.getBooleanEncodedValue(name)))
                : super.createImportUnit(name);
    }
}
