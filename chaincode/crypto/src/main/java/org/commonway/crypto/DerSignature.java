package org.commonway.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * A P-256 signature in its one DER form: SEQUENCE of two INTEGERs in [1, n-1], shortest encoding, nothing behind.
 * Engines differ in what else they let pass, and in how they fail on it; none gets to see it.
 */
record DerSignature(BigInteger r, BigInteger s) {
    static final BigInteger ORDER = CustomNamedCurves.getByName("P-256").getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int LONGEST_INTEGER_BYTES = 33;
    private static final int SHORTEST_BYTES = 8;
    private static final int LONGEST_BYTES = 2 + 2 * (2 + LONGEST_INTEGER_BYTES);

    static Optional<DerSignature> parse(byte[] der) {
        // Two integers of at most 33 bytes with their headers: the short form of the length always suffices.
        if (der.length < SHORTEST_BYTES
                || der.length > LONGEST_BYTES
                || der[0] != SEQUENCE
                || der[1] != der.length - 2) {
            return Optional.empty();
        }
        Optional<BigInteger> r = integer(der, 2);
        int second = 4 + der[3];
        Optional<BigInteger> s = r.isPresent() ? integer(der, second) : Optional.empty();
        return s.isPresent() && second + 2 + der[second + 1] == der.length
                ? Optional.of(new DerSignature(r.get(), s.get()))
                : Optional.empty();
    }

    boolean isLowS() {
        return s.compareTo(HALF_ORDER) <= 0;
    }

    /** The other signature of the same key over the same digest. */
    DerSignature withOtherS() {
        return new DerSignature(r, ORDER.subtract(s));
    }

    byte[] toBytes() {
        byte[] first = r.toByteArray();
        byte[] second = s.toByteArray();
        byte[] der = new byte[6 + first.length + second.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (der.length - 2);
        put(der, 2, first);
        put(der, 4 + first.length, second);
        return der;
    }

    private static void put(byte[] der, int start, byte[] integer) {
        der[start] = INTEGER;
        der[start + 1] = (byte) integer.length;
        System.arraycopy(integer, 0, der, start + 2, integer.length);
    }

    private static Optional<BigInteger> integer(byte[] der, int start) {
        if (start + 2 >= der.length || der[start] != INTEGER) {
            return Optional.empty();
        }
        int length = der[start + 1];
        int end = start + 2 + length;
        if (length < 1 || length > LONGEST_INTEGER_BYTES || end > der.length) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOfRange(der, start + 2, end);
        boolean shortest = bytes[0] > 0 || (bytes[0] == 0 && length > 1 && bytes[1] < 0);
        BigInteger value = new BigInteger(bytes);
        return shortest && value.compareTo(ORDER) < 0 ? Optional.of(value) : Optional.empty();
    }
}
