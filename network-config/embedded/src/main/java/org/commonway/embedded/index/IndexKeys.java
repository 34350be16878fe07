package org.commonway.embedded.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The keys of the index. One byte says what a key is for, so that one batch and one flush hold everything of a block;
 * state keys follow as UTF-8, whose order of bytes is that of Fabric's range queries.
 */
final class IndexKeys {
    static final byte[] CHECKPOINT = {0};
    private static final byte STATE = 1;
    private static final byte AFTER_STATE = 2;
    private static final byte TRANSACTION_HASH = 3;
    private static final byte TRANSACTION_TEXT = 4;
    private static final byte BLOCK = 5;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private IndexKeys() {}

    static byte[] state(String key) {
        return prefixed(STATE, key.getBytes(StandardCharsets.UTF_8));
    }

    /** The end of a range of state keys, excluded; empty for the end of all. */
    static byte[] stateEnd(String key) {
        return key.isEmpty() ? new byte[] {AFTER_STATE} : state(key);
    }

    static String stateKey(byte[] key) {
        return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    }

    /** Ids that are what they should be take half the room. */
    static byte[] transaction(String txId) {
        return SHA_256.matcher(txId).matches()
                ? prefixed(TRANSACTION_HASH, HexFormat.of().parseHex(txId))
                : prefixed(TRANSACTION_TEXT, txId.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] block(long number) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(BLOCK).putLong(number).array();
    }

    private static byte[] prefixed(byte prefix, byte[] rest) {
        return ByteBuffer.allocate(1 + rest.length).put(prefix).put(rest).array();
    }
}
