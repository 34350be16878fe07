package org.commonway.audit.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Utf8;

/** Reads an entry from its first byte to its last. Numbers are unsigned, the highest byte first. */
final class EntryReader {
    private final byte[] bytes;
    private int at;

    EntryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A number in one byte. */
    int u8() {
        return Byte.toUnsignedInt(bytes[skip(1)]);
    }

    /** A number in two bytes. */
    int u16() {
        int from = skip(2);
        return Byte.toUnsignedInt(bytes[from]) << 8 | Byte.toUnsignedInt(bytes[from + 1]);
    }

    /** A number in four bytes. */
    long u32() {
        return (long) u16() << 16 | u16();
    }

    /** A number in eight bytes, 0 to 2^63 - 1; refuses ENTRY_VALUE for a higher one. */
    long u64() {
        long value = u32() << 32 | u32();
        if (value < 0) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, before(8));
        }
        return value;
    }

    /** A number in four bytes, at most this; refuses ENTRY_VALUE. */
    int u32(int most) {
        long value = u32();
        if (value > most) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, before(4));
        }
        return (int) value;
    }

    /** One byte that is 0 or 1; refuses ENTRY_VALUE. */
    boolean flag() {
        int value = u8();
        if (value > 1) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, before(1));
        }
        return value == 1;
    }

    /** UTF-8 after its length in one byte; refuses ENTRY_TEXT. */
    String text() {
        int length = u8();
        int from = skip(length);
        return Utf8.decode(Arrays.copyOfRange(bytes, from, from + length), RefusalCode.ENTRY_TEXT);
    }

    /** Bytes after their length in one byte. */
    Octets octets() {
        int length = u8();
        return raw(length);
    }

    /** So many bytes. */
    Octets raw(int length) {
        int from = skip(length);
        return Octets.of(Arrays.copyOfRange(bytes, from, from + length));
    }

    /** 32 bytes. */
    Digest digest() {
        int from = skip(Digest.BYTES);
        return Digest.at(bytes, from, from + Digest.BYTES);
    }

    /** All bytes that are left. */
    byte[] rest() {
        int from = skip(bytes.length - at);
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    /** So many items; refuses ENTRY_LIST for more than this many. */
    <T> List<T> list(int count, int most, Function<EntryReader, T> item) {
        if (count > most) {
            throw new AuditRefusal(RefusalCode.ENTRY_LIST, count + " items before byte " + at);
        }
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item.apply(this));
        }
        return items;
    }

    /** Refuses ENTRY_GOES_ON unless all was read. */
    void end() {
        if (at != bytes.length) {
            throw new AuditRefusal(RefusalCode.ENTRY_GOES_ON, "byte " + at + " of " + bytes.length);
        }
    }

    /** Where so many bytes before this one begin, for people. */
    String before(int count) {
        return "byte " + (at - count);
    }

    private int skip(int count) {
        if (count > bytes.length - at) {
            throw new AuditRefusal(RefusalCode.ENTRY_TRUNCATED, "byte " + at + " of " + bytes.length);
        }
        int from = at;
        at += count;
        return from;
    }
}
