package org.commonway.embedded.state;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;

/**
 * A part of the world state with keys of its own. The names of a chaincode's further parts are those that Fabric
 * derives for them (core/ledger/kvledger/txmgmt/privacyenabledstate), and a key of the state is the part's name, a zero
 * character and the key, as in Fabric's LevelDB.
 */
public final class Namespace {
    private static final char AFTER_NAME = '\0';
    private static final char AFTER_ALL = '\1';

    private final String name;
    private final String prefix;

    private Namespace(String name) {
        this.name = name;
        this.prefix = name + AFTER_NAME;
    }

    /** What everybody sees. */
    public static Namespace open(String chaincode) {
        return new Namespace(chaincode);
    }

    /** The hashes of a collection's values by the hashes of their keys, in hexadecimal; everybody sees them. */
    public static Namespace hashed(String chaincode, String collection) {
        return new Namespace(chaincode + "$$h" + collection);
    }

    /** A collection's values. */
    public static Namespace clear(String chaincode, String collection) {
        return new Namespace(chaincode + "$$p" + collection);
    }

    /** Which values of collections are to be forgotten with which block. */
    static Namespace expiry(String chaincode) {
        return new Namespace(chaincode + "$$e");
    }

    /** The key under which the state keeps a key of this part. */
    public String stateKey(String key) {
        return prefix + key;
    }

    /** What a key of this part holds. */
    public Optional<StoredValue> find(StateView view, String key) {
        return view.find(prefix + key);
    }

    /** As {@link StateView#range}, within this part. */
    public Iterator<StateView.Entry> range(StateView view, String startKey, String endKey) {
        Iterator<StateView.Entry> entries = view.range(prefix + startKey, rangeEnd(endKey));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public StateView.Entry next() {
                StateView.Entry entry = entries.next();
                return new StateView.Entry(entry.key().substring(prefix.length()), entry.stored());
            }
        };
    }

    String rangeEnd(String endKey) {
        return endKey.isEmpty() ? name + AFTER_ALL : prefix + endKey;
    }

    /** How the hashed part names a key. */
    public static String hex(ByteString keyHash) {
        return HexFormat.of().formatHex(keyHash.toByteArray());
    }

    /** By what the hashed part names keys and values. */
    public static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
