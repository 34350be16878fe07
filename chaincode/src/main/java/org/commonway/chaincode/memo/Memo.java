package org.commonway.chaincode.memo;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What certain bytes mean, kept so that the same bytes need not be read again: a certificate, an operator's key, the
 * terms. It never says anything but what reading would, so peers that keep different things agree. Safe for many threads.
 *
 * @param <T> the meaning
 */
public final class Memo<T> {
    private static final int MOST = 1024;

    private final Map<ByteString, T> kept = new ConcurrentHashMap<>();

    /** The meaning of these bytes, by the reading if it is not known. What the reading refuses is not kept. */
    public T get(byte[] bytes, Supplier<T> reading) {
        ByteString key = ByteString.copyFrom(bytes);
        T known = kept.get(key);
        if (known != null) {
            return known;
        }
        T meaning = reading.get();
        if (kept.size() >= MOST) {
            kept.clear(); // rare, and cheaper than knowing which was asked for last
        }
        kept.put(key, meaning);
        return meaning;
    }
}
