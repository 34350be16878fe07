package org.commonway.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signatures that were found to be valid, by a hash of key, digest and signature: whatever is altered has another hash
 * and is verified. Only valid ones are kept, at most twice as many as asked for, the oldest go first. Safe for many
 * threads.
 */
final class RememberedSignatures {
    private final int most;
    private volatile Generations generations = new Generations(fresh(), fresh());

    private record Hash(long first, long second, long third, long fourth) {}

    private record Generations(Set<Hash> young, Set<Hash> old) {}

    RememberedSignatures(int most) {
        this.most = most;
    }

    boolean holds(ECPublicKey key, byte[] digest, byte[] der) {
        Hash hash = hash(key, digest, der);
        Generations now = generations;
        return now.young().contains(hash) || now.old().contains(hash);
    }

    void add(ECPublicKey key, byte[] digest, byte[] der) {
        generations.young().add(hash(key, digest, der));
        if (generations.young().size() > most) {
            turn();
        }
    }

    int size() {
        return generations.young().size() + generations.old().size();
    }

    private synchronized void turn() {
        if (generations.young().size() > most) {
            generations = new Generations(fresh(), generations.young());
        }
    }

    private static Set<Hash> fresh() {
        return ConcurrentHashMap.newKeySet();
    }

    /** Each part after its length, so that no part can pass for the end of the one before it. */
    private static Hash hash(ECPublicKey key, byte[] digest, byte[] der) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] x = key.getW().getAffineX().toByteArray();
            byte[] y = key.getW().getAffineY().toByteArray();
            for (byte[] part : new byte[][] {x, y, digest, der}) {
                sha256.update((byte) part.length);
                sha256.update(part);
            }
            ByteBuffer bytes = ByteBuffer.wrap(sha256.digest());
            return new Hash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
