package org.commonway.samplecity.streets;

import java.util.ArrayList;
import java.util.List;
import org.commonway.samplecity.place.Spot;

/** Rings around a centre, with radials that double whenever the blocks between them grow too wide. */
final class RingPlan {
    private static final int MAIN_RADIALS = 12;
    private static final double RING_METRES = 140;
    private static final double BLOCK_METRES = 300;

    private final StreetNames names;
    private final int rings;
    private final List<Spot> spots = new ArrayList<>();
    private final List<List<Integer>> nodesOfRing = new ArrayList<>();
    private final List<PlannedLine> lines = new ArrayList<>();

    RingPlan(double radiusMetres, StreetNames names) {
        this.names = names;
        this.rings = (int) StrictMath.floor(radiusMetres / RING_METRES);
        drawCrossings();
        drawRings();
        drawRadials();
    }

    /** Every crossing, the centre first. */
    List<Spot> spots() {
        return spots;
    }

    /** Every street. */
    List<PlannedLine> lines() {
        return lines;
    }

    private void drawCrossings() {
        spots.add(new Spot(0, 0));
        nodesOfRing.add(List.of(0));
        for (int ring = 1; ring <= rings; ring++) {
            double radius = ring * RING_METRES;
            int count = radialsAt(ring);
            List<Integer> nodes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                nodes.add(spots.size());
                spots.add(Spot.polar(360.0 * i / count, radius));
            }
            nodesOfRing.add(nodes);
        }
    }

    private static int radialsAt(int ring) {
        int count = MAIN_RADIALS;
        while (2 * StrictMath.PI * ring * RING_METRES / count > BLOCK_METRES) {
            count *= 2;
        }
        return count;
    }

    private void drawRings() {
        int inner = StrictMath.max(2, rings * 2 / 5);
        int outer = StrictMath.max(inner + 2, rings * 6 / 7);
        for (int ring = 1; ring <= rings; ring++) {
            List<Integer> nodes = new ArrayList<>(nodesOfRing.get(ring));
            nodes.add(nodes.get(0));
            if (ring == inner) {
                lines.add(new PlannedLine(RoadClass.SECONDARY, "Circular Interior", nodes));
            } else if (ring == outer) {
                lines.add(new PlannedLine(RoadClass.PRIMARY, "Circular Exterior", nodes));
            } else {
                RoadClass roadClass = ring % 4 == 0 ? RoadClass.TERTIARY : RoadClass.RESIDENTIAL;
                lines.add(new PlannedLine(roadClass, names.nextFor(roadClass), nodes));
            }
        }
    }

    private void drawRadials() {
        int finest = radialsAt(rings);
        for (int radial = 0; radial < finest; radial++) {
            List<Integer> nodes = new ArrayList<>();
            int main = finest / MAIN_RADIALS;
            if (radial % main == 0 && radial / main % 2 == 0) {
                nodes.add(0);
            }
            for (int ring = 1; ring <= rings; ring++) {
                int step = finest / radialsAt(ring);
                if (radial % step == 0) {
                    nodes.add(nodesOfRing.get(ring).get(radial / step));
                }
            }
            if (nodes.size() > 1) {
                RoadClass roadClass = classOfRadial(radial, main);
                lines.add(new PlannedLine(roadClass, names.nextFor(roadClass), nodes));
            }
        }
    }

    private static RoadClass classOfRadial(int radial, int main) {
        if (radial % main != 0) {
            return RoadClass.RESIDENTIAL;
        }
        int index = radial / main;
        return index % 3 == 0 ? RoadClass.PRIMARY : index % 2 == 0 ? RoadClass.SECONDARY : RoadClass.TERTIARY;
    }
}
