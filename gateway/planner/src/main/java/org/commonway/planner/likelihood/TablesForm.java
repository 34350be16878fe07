package org.commonway.planner.likelihood;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.commonway.planner.vehicles.FormFactor;

/** How a history's tables stand in its file. Refuses with IllegalArgumentException or IOException what makes no sense. */
final class TablesForm {
    private TablesForm() {}

    static void write(History.Tables tables, DataOutputStream out) throws IOException {
        out.writeLong(tables.delayDay());
        out.writeInt(tables.delays().routes().size());
        for (Map.Entry<RouteKey, RouteDelays> route : tables.delays().routes().entrySet()) {
            writeText(route.getKey().operatorId(), out);
            writeText(route.getKey().routeId(), out);
            for (int slot = 0; slot < RouteDelays.SLOTS; slot++) {
                writeHistogram(route.getValue().get(slot), out);
            }
        }
        out.writeLong(tables.vehicleDay());
        out.writeInt(tables.vehicles().cells().size());
        for (Map.Entry<CellKey, Takings> cell : tables.vehicles().cells().entrySet()) {
            writeCell(cell.getKey(), out);
            for (int hours = 0; hours < HourClass.COUNT; hours++) {
                out.writeDouble(cell.getValue().hours(hours));
                out.writeDouble(cell.getValue().taken(hours));
            }
        }
    }

    static History.Tables read(DataInputStream in) throws IOException {
        long delayDay = in.readLong();
        Map<RouteKey, RouteDelays> routes = new HashMap<>();
        for (int left = readCount(in, DelayTable.ROUTES_MAX); left > 0; left--) {
            RouteKey route = new RouteKey(readText(in), readText(in));
            RouteDelays delays = RouteDelays.EMPTY;
            for (int slot = 0; slot < RouteDelays.SLOTS; slot++) {
                delays = delays.with(slot, readHistogram(in));
            }
            routes.put(route, delays);
        }
        long vehicleDay = in.readLong();
        Map<CellKey, Takings> cells = new HashMap<>();
        for (int left = readCount(in, VehicleWatch.CELLS_MAX); left > 0; left--) {
            CellKey cell = readCell(in);
            Takings takings = new Takings();
            for (int hours = 0; hours < HourClass.COUNT; hours++) {
                takings.stood(hours, readAmount(in));
                takings.taken(hours, readAmount(in));
            }
            cells.put(cell, takings);
        }
        if (in.read() >= 0) {
            throw new IllegalArgumentException("it goes on after its end");
        }
        return new History.Tables(new DelayTable(routes), delayDay, new VehicleTable(cells), vehicleDay);
    }

    /** Most slots are empty: only the others are written. */
    private static void writeHistogram(Histogram histogram, DataOutputStream out) throws IOException {
        int used = 0;
        for (int slot = 0; slot < Histogram.SLOTS; slot++) {
            used += histogram.weight(slot) > 0 ? 1 : 0;
        }
        out.writeByte(used);
        for (int slot = 0; slot < Histogram.SLOTS; slot++) {
            if (histogram.weight(slot) > 0) {
                out.writeByte(slot);
                out.writeFloat(histogram.weight(slot));
            }
        }
    }

    private static Histogram readHistogram(DataInputStream in) throws IOException {
        int used = in.readUnsignedByte();
        if (used == 0) {
            return Histogram.EMPTY;
        }
        float[] weights = new float[Histogram.SLOTS];
        for (; used > 0; used--) {
            int slot = in.readUnsignedByte();
            if (slot >= Histogram.SLOTS) {
                throw new IllegalArgumentException("a histogram has no slot " + slot);
            }
            weights[slot] = in.readFloat();
        }
        return Histogram.of(weights);
    }

    private static void writeCell(CellKey cell, DataOutputStream out) throws IOException {
        writeText(cell.operatorId(), out);
        writeText(cell.form().name(), out);
        out.writeBoolean(cell.docked());
        out.writeInt(cell.row());
        out.writeInt(cell.column());
    }

    private static CellKey readCell(DataInputStream in) throws IOException {
        return new CellKey(
                readText(in), FormFactor.valueOf(readText(in)), in.readBoolean(), in.readInt(), in.readInt());
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(readCount(in, Integer.MAX_VALUE)), StandardCharsets.UTF_8);
    }

    private static int readCount(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("a count of " + count + ", of at most " + most);
        }
        return count;
    }

    private static double readAmount(DataInputStream in) throws IOException {
        double amount = in.readDouble();
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("an amount of " + amount);
        }
        return amount;
    }
}
