package org.commonway.samplecity.streets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonway.samplecity.place.Spot;

/** What the ground does to a drawn plan: it bends streets, a river cuts it, a park keeps a part of it green. */
final class Terrain {
    private static final double BANK_METRES = 45;

    private final double radius;
    private final double bend;
    private final double[] phases;
    private final double riverOffset;
    private final double riverSwing;
    private final Spot parkCentre;
    private final double parkRadius;

    Terrain(double radiusMetres, Random random) {
        this.radius = radiusMetres;
        this.bend = StrictMath.min(90, radiusMetres * 0.04);
        this.phases = random.doubles(5).map(turn -> turn * 2 * StrictMath.PI).toArray();
        this.riverOffset = -radiusMetres * (0.24 + 0.06 * random.nextDouble());
        this.riverSwing = radiusMetres * (0.05 + 0.03 * random.nextDouble());
        this.parkCentre = Spot.polar(125 + 20 * random.nextDouble(), radiusMetres * 0.45);
        this.parkRadius = radiusMetres * 0.14;
    }

    /** Where a spot of the plan comes to lie: bent by the ground, and never in the river. */
    Spot place(Spot planned) {
        double wave = 2 * StrictMath.PI / StrictMath.max(900, radius * 0.5);
        double x = planned.x() * 1.06
                + bend * StrictMath.sin(planned.y() * wave + phases[0])
                + bend / 3 * StrictMath.sin(planned.x() * wave * 2.3 + phases[1]);
        double y = planned.y() * 0.94
                + bend * StrictMath.sin(planned.x() * wave + phases[2])
                + bend / 3 * StrictMath.sin(planned.y() * wave * 2.3 + phases[3]);
        double above = y - riverAt(x);
        if (StrictMath.abs(above) < BANK_METRES) {
            y = riverAt(x) + (above < 0 ? -BANK_METRES : BANK_METRES);
        }
        return new Spot(x, y);
    }

    /** Whether the spot lies north of the river. */
    boolean northOfRiver(Spot spot) {
        return spot.y() > riverAt(spot.x());
    }

    /** Whether the spot lies in the park. */
    boolean inPark(Spot spot) {
        return spot.metresTo(parkCentre) < parkRadius;
    }

    /** The river's course, west to east. */
    List<Spot> river() {
        return along(0);
    }

    /** The way along the northern bank. */
    List<Spot> towpath() {
        return along(BANK_METRES * 0.6);
    }

    /** The park's edge, closed. */
    List<Spot> park() {
        List<Spot> edge = new ArrayList<>();
        for (int i = 0; i <= 16; i++) {
            Spot offset = Spot.polar(i % 16 * 22.5, parkRadius);
            edge.add(new Spot(parkCentre.x() + offset.x(), parkCentre.y() + offset.y()));
        }
        return edge;
    }

    private List<Spot> along(double northMetres) {
        List<Spot> course = new ArrayList<>();
        double half = radius * 0.95;
        int steps = (int) StrictMath.ceil(2 * half / 140);
        for (int i = 0; i <= steps; i++) {
            double x = -half + 2 * half * i / steps;
            course.add(new Spot(x, riverAt(x) + northMetres));
        }
        return course;
    }

    private double riverAt(double x) {
        return riverOffset + riverSwing * StrictMath.sin(x * 2 * StrictMath.PI / (1.7 * radius) + phases[4]);
    }
}
