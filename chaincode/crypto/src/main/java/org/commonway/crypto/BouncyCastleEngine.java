package org.commonway.crypto;

import java.math.BigInteger;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/**
 * Bouncy Castle in Java alone, on its own P-256, which is several times faster than what its JCA provider makes of
 * another provider's key. k is derived from key and digest (RFC 6979).
 */
final class BouncyCastleEngine implements P256Engine {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
    private static final ECDomainParameters P256 =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    @Override
    public String name() {
        return "Bouncy Castle";
    }

    @Override
    public byte[] sign(ECPrivateKey key, byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(key.getS(), P256));
        BigInteger[] rs = signer.generateSignature(digest);
        return new DerSignature(rs[0], rs[1]).toBytes();
    }

    @Override
    public boolean verify(ECPublicKey key, byte[] digest, byte[] der) throws SignatureException {
        try {
            DerSignature signature =
                    DerSignature.parse(der).orElseThrow(() -> new SignatureException("no signature in DER"));
            ECDSASigner signer = new ECDSASigner();
            signer.init(
                    false,
                    new ECPublicKeyParameters(
                            P256.getCurve()
                                    .createPoint(
                                            key.getW().getAffineX(), key.getW().getAffineY()),
                            P256));
            return signer.verifySignature(digest, signature.r(), signature.s());
        } catch (IllegalArgumentException e) {
            throw new SignatureException("the key is no point of the curve", e);
        }
    }
}
