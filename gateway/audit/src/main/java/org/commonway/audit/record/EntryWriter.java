package org.commonway.audit.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;

/** Writes what an entry is read from. */
public final class EntryWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);

    EntryWriter() {}

    /** One byte. */
    void u8(int value) {
        bytes.write(value);
    }

    /** Two bytes, the higher first. */
    void u16(int value) {
        u8(value >>> 8);
        u8(value);
    }

    /** Four bytes, the highest first. */
    void u32(long value) {
        u16((int) (value >>> 16));
        u16((int) value);
    }

    /** Eight bytes, the highest first. */
    void u64(long value) {
        u32(value >>> 32);
        u32(value);
    }

    /** A length in one byte and so many bytes of UTF-8. */
    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        u8(utf8.length);
        bytes.writeBytes(utf8);
    }

    /** A length in one byte and so many bytes. */
    void octets(Octets octets) {
        u8(octets.length());
        bytes.writeBytes(octets.bytes());
    }

    /** 32 bytes. */
    void digest(Digest digest) {
        bytes.writeBytes(digest.bytes());
    }

    /** Bytes without a length before them. */
    void raw(byte[] raw) {
        bytes.writeBytes(raw);
    }

    /** All that was written. */
    byte[] bytes() {
        return bytes.toByteArray();
    }
}
