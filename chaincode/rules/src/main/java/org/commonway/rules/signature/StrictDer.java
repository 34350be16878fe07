package org.commonway.rules.signature;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The one DER form of a P-256 signature: SEQUENCE of two INTEGERs in [1, n-1], shortest encoding, nothing behind. Security
 * providers differ in what else they let pass; peers on different providers must not differ about a booking.
 */
final class StrictDer {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int MAX_INTEGER_BYTES = 33;

    private StrictDer() {}

    static boolean isP256Signature(byte[] der) {
        // Two integers of at most 33 bytes with their headers: the short form of the length always suffices.
        if (der.length < 8 || der.length > 72 || der[0] != SEQUENCE || der[1] != der.length - 2) {
            return false;
        }
        int second = endOfInteger(der, 2);
        return second > 0 && second < der.length && endOfInteger(der, second) == der.length;
    }

    /** Where the integer that starts at {@code start} ends; -1 when there is no acceptable one. */
    private static int endOfInteger(byte[] der, int start) {
        if (start + 2 >= der.length || der[start] != INTEGER) {
            return -1;
        }
        int length = der[start + 1];
        int end = start + 2 + length;
        if (length < 1 || length > MAX_INTEGER_BYTES || end > der.length) {
            return -1;
        }
        byte[] bytes = Arrays.copyOfRange(der, start + 2, end);
        BigInteger value = new BigInteger(bytes);
        boolean shortest = value.toByteArray().length == length;
        return shortest && value.signum() > 0 && value.compareTo(SigningKeys.P256.getOrder()) < 0 ? end : -1;
    }
}
