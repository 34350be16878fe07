package org.commonway.crypto;

import java.security.Provider;

/** Puts the chosen engine before the JDK's, for SHA256withECDSA with P-256 keys and nothing else. */
final class P256Provider extends Provider {
    static final String NAME = "CommonwayP256";
    private static final long serialVersionUID = 1L;

    P256Provider() {
        super(NAME, "1", "ECDSA on P-256 by the fastest engine of this machine");
        put("Signature.SHA256withECDSA", P256Signature.class.getName());
        put(
                "Signature.SHA256withECDSA SupportedKeyClasses",
                "java.security.interfaces.ECPublicKey|java.security.interfaces.ECPrivateKey");
    }
}
