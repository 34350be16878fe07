package org.commonway.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a witness's signature, and the message that it is over (C2SP tlog-cosignature, version 1). */
final class Cosignature {
    /** A time of 8 bytes, big-endian, then an Ed25519 signature. */
    static final int BYTES = Long.BYTES + Ed25519.SIGNATURE_BYTES;

    private Cosignature() {}

    /** What is signed ("Ed25519 signed message"). */
    static byte[] message(String text, long timeSeconds) {
        return ("cosignature/v1\ntime " + timeSeconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** When it was signed, in seconds since 1970; below zero where the bytes say more than 2^63 - 1. */
    static long timeSeconds(byte[] signature) {
        return ByteBuffer.wrap(signature).getLong();
    }

    static byte[] join(long timeSeconds, byte[] signature) {
        return ByteBuffer.allocate(BYTES).putLong(timeSeconds).put(signature).array();
    }
}
