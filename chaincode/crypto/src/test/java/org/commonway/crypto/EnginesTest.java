package org.commonway.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesTest {
    private static final KeyPair KEYS = SigningKeys.generate(new SecureRandom());
    private static final KeyPair OTHERS = SigningKeys.generate(new SecureRandom());
    private static final BigInteger HALF = DerSignature.ORDER.shiftRight(1);

    @BeforeAll
    static void install() {
        assertThat(FastCrypto.install()).startsWith("P-256 by ").isEqualTo(FastCrypto.install());
    }

    /** Corretto's where this machine has a native build, and Bouncy Castle's always. */
    static List<P256Engine> engines() {
        List<P256Engine> engines =
                new ArrayList<>(List.of(EngineChoice.make(false).engine()));
        P256Engine best = EngineChoice.make(true).engine();
        if (best instanceof CorrettoEngine) {
            engines.add(best);
        }
        return engines;
    }

    @Test
    void without_native_code_bouncy_castle_is_chosen_and_the_log_says_why() {
        EngineChoice choice = EngineChoice.make(false);

        assertThat(choice.engine()).isInstanceOf(BouncyCastleEngine.class);
        assertThat(choice.sentence()).isEqualTo("P-256 by Bouncy Castle (its use is switched off)");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void what_an_engine_signs_the_jdk_verifies_and_the_other_way_round(P256Engine engine) throws Exception {
        for (int i = 0; i < 30; i++) {
            byte[] message = {(byte) i};
            assertThat(jdkVerifies(message, engine.sign(privateKey(), sha256(message))))
                    .isTrue();
            assertThat(engine.verify(publicKey(KEYS), sha256(message), jdkSigns(message)))
                    .isTrue();
        }
    }

    /** Peers on different machines must not differ about a booking, so engines must not differ about a signature. */
    @ParameterizedTest
    @MethodSource("engines")
    void an_altered_message_key_or_signature_is_refused_by_every_engine(P256Engine engine) throws Exception {
        byte[] digest = sha256(new byte[] {1});
        byte[] der = engine.sign(privateKey(), digest);
        assertThat(engine.verify(publicKey(OTHERS), digest, der)).isFalse();
        assertThat(engine.verify(publicKey(KEYS), sha256(new byte[] {2}), der)).isFalse();
        for (int bit = 0; bit < 8 * der.length; bit++) {
            byte[] altered = der.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifies(engine, digest, altered)).as("bit %d", bit).isFalse();
        }
        for (int length = 0; length < der.length; length++) {
            assertThat(verifies(engine, digest, java.util.Arrays.copyOf(der, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void only_the_shortest_encoding_of_a_signature_is_one() {
        BigInteger last = DerSignature.ORDER.subtract(BigInteger.ONE);
        for (BigInteger edge : List.of(BigInteger.ONE, BigInteger.valueOf(128), HALF, last)) {
            DerSignature signature = new DerSignature(edge, last);
            assertThat(DerSignature.parse(signature.toBytes())).contains(signature);
        }
        for (BigInteger outside : List.of(BigInteger.ZERO, BigInteger.ONE.negate(), DerSignature.ORDER)) {
            assertThat(DerSignature.parse(new DerSignature(outside, last).toBytes()))
                    .isEmpty();
            assertThat(DerSignature.parse(new DerSignature(last, outside).toBytes()))
                    .isEmpty();
        }
        assertThat(DerSignature.parse(new byte[] {0x30, 7, 2, 2, 0, 1, 2, 1, 1}))
                .isEmpty();
    }

    @Test
    void clients_signatures_have_the_lower_s_and_the_higher_is_refused() throws Exception {
        for (int i = 0; i < 40; i++) {
            byte[] digest = sha256(new byte[] {(byte) i});
            byte[] low = P256.signLowS(KEYS.getPrivate(), digest);
            BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(DerSignature.ORDER, low);
            byte[] high =
                    StandardDSAEncoding.INSTANCE.encode(DerSignature.ORDER, rs[0], DerSignature.ORDER.subtract(rs[1]));

            assertThat(rs[1]).isLessThanOrEqualTo(HALF);
            assertThat(P256.verifyLowS(KEYS.getPublic(), digest, low)).isTrue();
            assertThat(P256.verifyLowS(KEYS.getPublic(), digest, high)).isFalse();
            assertThat(P256.verify(publicKey(KEYS), digest, high)).isTrue();
        }
    }

    @Test
    void what_is_no_signature_or_no_key_of_the_curve_verifies_as_false() throws Exception {
        byte[] digest = sha256(new byte[0]);
        Random random = new Random(1);
        for (int length = 0; length < 80; length++) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            assertThat(P256.verifyLowS(KEYS.getPublic(), digest, noise)).isFalse();
        }
        assertThat(P256.verifyLowS(
                        pair("EC", "secp384r1").getPublic(), digest, P256.signLowS(KEYS.getPrivate(), digest)))
                .isFalse();
        assertThatThrownBy(() -> P256.signLowS(KEYS.getPublic(), digest)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void code_that_names_no_provider_gets_the_engine() throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(KEYS.getPublic());
        assertThat(signature.getProvider().getName()).isEqualTo(P256Provider.NAME);

        Envelope envelope = new EnvelopeSigner("metro", KEYS.getPrivate())
                .sign("some.Type", "payload".getBytes(StandardCharsets.UTF_8));
        assertThat(envelope.isSignedBy(KEYS.getPublic())).isTrue();
        assertThat(envelope.isSignedBy(OTHERS.getPublic())).isFalse();
    }

    @Test
    void another_curve_still_goes_to_the_jdk() throws Exception {
        KeyPair keys = pair("EC", "secp384r1");
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update((byte) 7);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(keys.getPublic());
        verifier.update((byte) 7);

        assertThat(verifier.verify(signature)).isTrue();
        assertThat(verifier.getProvider().getName()).isNotEqualTo(P256Provider.NAME);
    }

    private static boolean verifies(P256Engine engine, byte[] digest, byte[] der) {
        try {
            return DerSignature.parse(der).isPresent() && engine.verify(publicKey(KEYS), digest, der);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean jdkVerifies(byte[] message, byte[] der) throws Exception {
        Signature verifier = Signature.getInstance("SHA256withECDSA", "SunEC");
        verifier.initVerify(KEYS.getPublic());
        verifier.update(message);
        return verifier.verify(der);
    }

    private static byte[] jdkSigns(byte[] message) throws Exception {
        Signature signer = Signature.getInstance("SHA256withECDSA", "SunEC");
        signer.initSign(KEYS.getPrivate());
        signer.update(message);
        return signer.sign();
    }

    private static KeyPair pair(String algorithm, String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] sha256(byte[] message) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(message);
    }

    private static ECPrivateKey privateKey() {
        return (ECPrivateKey) KEYS.getPrivate();
    }

    private static ECPublicKey publicKey(KeyPair keys) {
        return (ECPublicKey) keys.getPublic();
    }
}
