package org.commonway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

class LowSSignerTest {

    @Test
    void every_signature_is_valid_and_in_the_lower_half() throws Exception {
        BigInteger n = CustomNamedCurves.getByName("P-256").getN();
        KeyPair keys = SigningKeys.generate(new SecureRandom());
        LowSSigner signer = new LowSSigner((ECPrivateKey) keys.getPrivate());
        for (int i = 0; i < 50; i++) {
            byte[] message = {(byte) i};
            byte[] signature = signer.sign(MessageDigest.getInstance("SHA-256").digest(message));
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(keys.getPublic());
            verifier.update(message);
            assertThat(verifier.verify(signature)).isTrue();
            assertThat(StandardDSAEncoding.INSTANCE.decode(n, signature)[1]).isLessThanOrEqualTo(n.shiftRight(1));
        }
    }
}
