package org.commonway.planner.area;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the areas in which a place lies without looking at all of them. Immutable and safe for many threads. */
public final class AreaIndex {
    private final List<Area> areas;
    private final STRtree tree = new STRtree();

    /** An index of these areas, known by their place in the list. */
    public AreaIndex(List<Area> areas) {
        this.areas = List.copyOf(areas);
        for (int i = 0; i < areas.size(); i++) {
            Box box = areas.get(i).box();
            tree.insert(new Envelope(box.west(), box.east(), box.south(), box.north()), i);
        }
        tree.build();
    }

    /** The numbers of all areas in which the place lies, rising. */
    public List<Integer> listContaining(Coordinate place) {
        List<Integer> found = new ArrayList<>();
        tree.query(new Envelope(place.longitude(), place.longitude(), place.latitude(), place.latitude()), item -> {
            if (areas.get((Integer) item).contains(place)) {
                found.add((Integer) item);
            }
        });
        Collections.sort(found);
        return found;
    }
}
