package org.commonway.ledger.fabric;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.hyperledger.fabric.client.identity.Signer;

/**
 * Signs digests with P-256 as Fabric wants it: DER, and s in the lower half of the order. Bouncy Castle's own curve is
 * several times faster than the JDK 17's; k is derived from key and digest (RFC 6979).
 */
final class LowSSigner implements Signer {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
    private static final ECDomainParameters P256 =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private final ECPrivateKeyParameters key;

    LowSSigner(ECPrivateKey key) {
        this.key = new ECPrivateKeyParameters(key.getS(), P256);
    }

    @Override
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        BigInteger[] signature = signer.generateSignature(digest);
        BigInteger n = P256.getN();
        BigInteger s = signature[1];
        BigInteger lowS = s.compareTo(n.shiftRight(1)) > 0 ? n.subtract(s) : s;
        try {
            return StandardDSAEncoding.INSTANCE.encode(n, signature[0], lowS);
        } catch (IOException e) {
            throw new GeneralSecurityException("a signature could not be written as DER", e);
        }
    }
}
