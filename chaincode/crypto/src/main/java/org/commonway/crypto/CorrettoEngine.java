package org.commonway.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Amazon Corretto Crypto Provider: OpenSSL's assembly behind JNI. Reached by name, for there are machines without a
 * native build, on whose class path it is not.
 */
final class CorrettoEngine implements P256Engine {
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final Provider provider;
    /** Signing with another provider's key object costs as much again as signing: its keys are read once. */
    private final Map<Key, PrivateKey> ownKeys = Collections.synchronizedMap(new WeakHashMap<>());

    private CorrettoEngine(Provider provider) {
        this.provider = provider;
    }

    /**
     * Loads the native library.
     *
     * @throws ReflectiveOperationException if the provider is not on the class path
     * @throws LinkageError if its library does not load here
     */
    static CorrettoEngine load() throws ReflectiveOperationException {
        Class<?> type = Class.forName(PROVIDER);
        Provider provider = (Provider) type.getField("INSTANCE").get(null);
        type.getMethod("assertHealthy").invoke(provider);
        return new CorrettoEngine(provider);
    }

    @Override
    public String name() {
        return "Amazon Corretto Crypto Provider " + provider.getVersionStr();
    }

    @Override
    public byte[] sign(ECPrivateKey key, byte[] digest) throws GeneralSecurityException {
        PrivateKey own = ownKeys.get(key);
        if (own == null) {
            own = (PrivateKey) KeyFactory.getInstance("EC", provider).translateKey(key);
            ownKeys.put(key, own);
        }
        Signature signature = Signature.getInstance("NONEwithECDSA", provider);
        signature.initSign(own);
        signature.update(digest);
        return signature.sign();
    }

    @Override
    public boolean verify(ECPublicKey key, byte[] digest, byte[] der) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("NONEwithECDSA", provider);
        signature.initVerify(key);
        signature.update(digest);
        return signature.verify(der);
    }
}
