package org.commonway.planner.timetable.gtfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a CSV file (RFC 4180), one at a time, left as bytes: most values of a timetable are numbers, times and
 * identifiers, of which no text need ever be made. It forgives by the line where a general reader would give up the file:
 * a quotation mark that does not belong makes its own line broken and no other. Memory is the longest line.
 */
final class CsvLines {
    private static final int CHUNK = 1 << 16;
    /** A longer line is no line; and a quotation mark that closes so late was not meant to open. */
    private static final int LONGEST = 1 << 20;

    private static final int LONGEST_QUOTED = 1 << 14;
    private static final int MORE = -1;
    private static final int BROKEN = -2;

    private final InputStream in;
    private byte[] buffer = new byte[2 * CHUNK];
    private int end;
    private int next;
    private boolean drained;
    private long line;
    private long lastLine;
    private long nextLine = 1;
    private boolean broken;
    private int fields;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] doubledQuotes = new boolean[64];

    CsvLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line that is not empty; false at the end. */
    boolean next() throws IOException {
        while (true) {
            if (next == end && !fill()) {
                return false;
            }
            if (line == 0) {
                skipByteOrderMark();
            }
            line = nextLine;
            int after = scan();
            while (after == MORE && end - next <= LONGEST && fill()) {
                after = scan();
            }
            broken = after < 0;
            if (broken) {
                lastLine = line;
                skipLine();
                return true;
            }
            countLines(after);
            next = after;
            if (fields > 1 || ends[0] > starts[0]) {
                return true;
            }
        }
    }

    private void skipByteOrderMark() throws IOException {
        boolean more = true;
        while (end < 3 && more) {
            more = !drained && fill();
        }
        if (end >= 3 && (buffer[0] & 0xFF) == 0xEF && (buffer[1] & 0xFF) == 0xBB && (buffer[2] & 0xFF) == 0xBF) {
            next = 3;
        }
    }

    /** Finds the fields of the record at {@code next}; where the following one begins, or MORE, or BROKEN. */
    private int scan() {
        fields = 0;
        int at = next;
        while (true) {
            int from = at;
            boolean quoted = at < end && buffer[at] == '"';
            if (quoted) {
                at = endOfQuoted(from);
                if (at < 0) {
                    return at;
                }
            } else {
                while (at < end && buffer[at] != ',' && buffer[at] != '\n') {
                    at++;
                }
                add(from, at, false);
            }
            if (at == end) {
                return drained ? end : MORE;
            }
            if (buffer[at] == '\n') {
                return at + 1;
            }
            at++;
        }
    }

    /** Adds the field that opens with a quotation mark here; returns where its comma or line end stands. */
    private int endOfQuoted(int open) {
        boolean doubled = false;
        int at = open + 1;
        while (true) {
            while (at < end && buffer[at] != '"') {
                at++;
            }
            if (at - open > LONGEST_QUOTED) {
                return BROKEN;
            }
            if (at + 1 >= end && !drained) {
                return MORE;
            }
            if (at == end) {
                return BROKEN;
            }
            if (at + 1 == end || buffer[at + 1] != '"') {
                break;
            }
            doubled = true;
            at += 2;
        }
        add(open + 1, at, doubled);
        at++;
        while (at < end && (buffer[at] == ' ' || buffer[at] == '\r')) {
            at++;
        }
        return at == end || buffer[at] == ',' || buffer[at] == '\n' ? at : BROKEN;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private void add(int start, int stop, boolean doubled) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
            doubledQuotes = Arrays.copyOf(doubledQuotes, 2 * fields);
        }
        int from = start;
        int to = stop;
        while (from < to && isSpace(buffer[from])) {
            from++;
        }
        while (to > from && isSpace(buffer[to - 1])) {
            to--;
        }
        starts[fields] = from;
        ends[fields] = to;
        doubledQuotes[fields++] = doubled;
    }

    private void countLines(int after) {
        lastLine = line;
        for (int i = next; i < after; i++) {
            if (buffer[i] == '\n') {
                nextLine++;
                lastLine += i < after - 1 ? 1 : 0;
            }
        }
    }

    private void skipLine() throws IOException {
        fields = 0;
        nextLine++;
        while (next < end || fill()) {
            if (buffer[next++] == '\n') {
                return;
            }
        }
    }

    /** Reads on behind what is not used yet; false when there is no more. */
    private boolean fill() throws IOException {
        if (drained) {
            return false;
        }
        System.arraycopy(buffer, next, buffer, 0, end - next);
        end -= next;
        next = 0;
        if (buffer.length - end < CHUNK) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        drained = read < 0;
        end += Math.max(read, 0);
        return !drained || next < end;
    }

    /** Counted from 1. */
    long line() {
        return line;
    }

    /** The last of its lines, where a value goes over several. */
    long lastLine() {
        return lastLine;
    }

    /** Whether the line could not be taken apart; then it has no fields. */
    boolean isBroken() {
        return broken;
    }

    int fieldCount() {
        return fields;
    }

    boolean isEmpty(int field) {
        return starts[field] == ends[field];
    }

    /** A field as text; malformed UTF-8 becomes replacement characters: a wrong letter is no reason to lose a stop. */
    String text(int field) {
        String text = new String(buffer, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
        return doubledQuotes[field] ? text.replace("\"\"", "\"") : text;
    }

    /** Whether its bytes are not its text, because quotation marks in it are doubled. */
    boolean hasDoubledQuotes(int field) {
        return doubledQuotes[field];
    }

    /** The bytes that {@link #start} and {@link #end} point into; good until the next line. */
    byte[] bytes() {
        return buffer;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }
}
